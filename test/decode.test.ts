import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { decode, encode, EncodingError, survivesRoundTrip } from '../src/batch/decode.js'

const story = '盐城讯　市里昨天开了会，会上说：“要把园区办好。”\r\n到会的有１２人，镕、喆两位也来了。\r\n'

for (const [encoding, bom] of [['utf-8', false], ['utf-8', true], ['utf-16le', true], ['utf-16be', true], ['utf-16le', false], ['utf-16be', false], ['gb18030', false]] as const) {
  test(`${encoding}${bom ? ' with a byte order mark' : ''} is recognised and written back byte for byte`, () => {
    const bytes = encode(story, { encoding, bom })
    const decoded = decode(bytes)
    assert.deepEqual(decoded, { text: story, encoding, bom })
    assert.ok(encode(decoded.text, decoded).equals(bytes))
  })
}

test('an empty file is text', () => {
  assert.deepEqual(decode(Buffer.alloc(0)), { text: '', encoding: 'utf-8', bom: false })
})

test('every character of GBK survives', () => {
  const pairs: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f && !(lead === 0xa3 && trail === 0xa0)) pairs.push(lead, trail)
  const bytes = Buffer.from(pairs)
  assert.ok(survivesRoundTrip(bytes, decode(bytes, 'gb18030')))
})

test('a second way to write a character can be read, but not written back', () => {
  const bytes = Buffer.concat([iconv.encode('会议', 'gbk'), Buffer.from([0xa3, 0xa0]), iconv.encode('开始', 'gbk')]) // A3A0, an alias of U+3000
  const decoded = decode(bytes)
  assert.equal(decoded.text, '会议　开始')
  assert.equal(survivesRoundTrip(bytes, decoded), false)
})

test('the euro sign of Windows code page 936', () => {
  const bytes = Buffer.concat([iconv.encode('票价', 'gbk'), Buffer.from([0x80]), Buffer.from('20')])
  assert.equal(decode(bytes).text, '票价€20')
  assert.ok(survivesRoundTrip(bytes, decode(bytes)))
})

test('a rare character in GB18030’s four bytes', () => {
  const bytes = iconv.encode('䶮姓的人到了会场，𠮷先生也在。', 'gb18030')
  assert.equal(decode(bytes).text, '䶮姓的人到了会场，𠮷先生也在。')
})

test('a charset declaration that lies does not matter', () => {
  const page = (charset: string) => `<html><head><meta charset="${charset}"><title>园区开会</title></head><body><p>${story}</p></body></html>`
  assert.equal(decode(Buffer.from(page('gb2312'))).encoding, 'utf-8')
  assert.equal(decode(iconv.encode(page('utf-8'), 'gbk')).encoding, 'gb18030')
  assert.equal(decode(iconv.encode(page('utf-8'), 'gbk')).text, page('utf-8'))
})

test('a named encoding is obeyed, however it is spelt', () => {
  assert.equal(decode(iconv.encode('園區開會', 'big5'), 'Big5').text, '園區開會')
  assert.equal(decode(iconv.encode('园区开会', 'gbk'), 'GB2312').text, '园区开会')
  assert.throws(() => decode(Buffer.from('园区'), 'klingon'), /不认识编码「klingon」/)
})

test('bytes that are not the named encoding are refused, with the place', () => {
  assert.throws(() => decode(iconv.encode('第一行好\n第二行好', 'gbk'), 'utf-8'), (e: Error) => e instanceof EncodingError && /第 1 行第 1 字节/.test(e.message))
  assert.throws(() => decode(Buffer.concat([Buffer.from('ok\n'), Buffer.from([0xd6, 0xd0, 0xff, 0x20])]), 'gbk'), /第 2 行/)
})

test('damaged UTF-8 is not taken for GBK', () => {
  const bytes = Buffer.from(story)
  assert.throws(() => decode(Buffer.concat([bytes, bytes.subarray(0, 4)])), /像是 UTF-8，但第 3 行第 4 字节处的字节已损坏/)
})

test('Big5 is not taken for GBK', () => {
  const text = '市政府昨天召開會議，會上表示：「園區的發展要加快腳步，服務企業與勞工。」出席會議的代表認為，這項計畫將為地方帶來新的機會，也希望中央能給予更多支持與協助。'.repeat(3)
  assert.throws(() => decode(iconv.encode(text, 'big5')), /Big5/)
})

test('binary files are refused by name', () => {
  assert.throws(() => decode(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')), /是 PNG 图片，不是文本/)
  assert.throws(() => decode(Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0', 'latin1')), /Word/)
  assert.throws(() => decode(Buffer.from([1, 2, 3, 0, 255, 254, 7, 8, 0])), /二进制文件/)
})

test('what the encoding cannot hold is refused when writing', () => {
  assert.throws(() => encode('好😀', { encoding: 'gbk', bom: false }), /GBK 编码里没有「😀」\(U\+1F600\)/)
  assert.equal(decode(encode('好😀，行。', { encoding: 'gb18030', bom: false })).text, '好😀，行。')
})
