/**
 * The proof's script: filters, the way from mark to mark, and the lead lines. It only reads attributes and sets
 * classes; no text of an article is ever read as code or markup. Without it the page can still be read and printed.
 */
export const script = `'use strict'
const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const svg = 'http://www.w3.org/2000/svg'
const marks = all('mark[data-rule]')
const notes = all('.notes .remark')
const places = new Map(all('mark[data-note]').map((mark) => [mark.dataset.note, mark]))
const levels = all('input[name=level]')
const rule = document.getElementById('rule')
const place = document.getElementById('place')
let now = -1
let shown = []

// The lead lines, row by row. By the standard they run between the lines of text and never cross: each mark rises into
// the gap above its line; marks further left take the higher lane, and their notes stand higher in the margin.
function lead() {
  settle()
  const rows = all('.row.noted')
  const jobs = rows.map((row) => {
    const box = row.getBoundingClientRect()
    const text = row.firstElementChild
    const edge = text.getBoundingClientRect().right - box.left
    const leads = []
    for (const mark of all('mark[data-note]', row)) {
      if (mark.classList.contains('off')) continue
      const note = document.getElementById(mark.dataset.note)
      if (!note || note.hidden) continue
      const from = mark.getClientRects()[0]
      const head = note.firstElementChild.getBoundingClientRect()
      if (!from || head.left < box.left + edge) continue
      const type = getComputedStyle(mark.closest('.text'))
      leads.push({ gap: Math.max(6, parseFloat(type.lineHeight) - parseFloat(type.fontSize) - 8), x: from.left - box.left + from.width / 2, top: from.top - box.top, bottom: from.bottom - box.top, tx: head.left - box.left - 3, ty: head.top - box.top + head.height / 2, level: note.dataset.level, mark })
    }
    return { row, edge, leads }
  })
  for (const { row, edge, leads } of jobs) {
    row.querySelector('svg.leads')?.remove()
    if (!leads.length) continue
    const drawing = document.createElementNS(svg, 'svg')
    drawing.setAttribute('class', 'leads')
    // marks of one line of text, from left to right
    leads.sort((a, b) => Math.abs(a.bottom - b.bottom) < 12 ? a.x - b.x : a.bottom - b.bottom)
    let line = []
    const flush = () => {
      const top = Math.min(...line.map((one) => one.top))
      line.forEach((one, i) => {
        const y = top - 1 - (line.length - 1 - i) * Math.min(3.5, (one.gap - 1) / line.length) - 1
        const path = document.createElementNS(svg, 'path')
        path.setAttribute('d', 'M' + [one.x, one.top].map(round) + 'V' + round(y) + 'H' + round(edge + 2) + 'L' + [one.tx, one.ty].map(round))
        path.setAttribute('class', one.level)
        path.dataset.note = one.mark.dataset.note
        drawing.append(path)
      })
      line = []
    }
    for (const one of leads) {
      if (line.length && Math.abs(one.bottom - line[0].bottom) >= 12) flush()
      line.push(one)
    }
    flush()
    row.append(drawing)
  }
}
const round = (n) => Math.round(n * 10) / 10

// Each note as near to its mark as the notes around it let it be, in the same order, and not below the text for no need.
function settle() {
  for (const note of notes) note.style.marginTop = ''
  const jobs = []
  for (const list of all('.notes')) {
    const top = list.getBoundingClientRect().top
    if (list.getBoundingClientRect().left < list.previousElementSibling.getBoundingClientRect().right) return
    const own = all('.remark:not([hidden])', list).map((note) => {
      const box = note.getBoundingClientRect()
      const mark = places.get(note.id)
      return { note, height: box.height, y: mark ? mark.getClientRects()[0].top - top - 4 : 0 }
    })
    jobs.push({ own, height: list.previousElementSibling.getBoundingClientRect().height })
  }
  for (const { own, height } of jobs) {
    let y = 0
    for (const one of own) {
      one.y = Math.max(one.y, y)
      y = one.y + one.height
    }
    y = Math.max(height - 8, own.reduce((sum, one) => sum + one.height, 0))
    for (const one of [...own].reverse()) y = one.y = Math.min(one.y, y - one.height)
    y = 0
    for (const one of own) {
      one.note.style.marginTop = Math.max(0, one.y - y) + 'px'
      y = Math.max(one.y, y) + one.height
    }
  }
}

function filter() {
  const on = new Set(levels.filter((box) => box.checked).map((box) => box.value))
  const passes = (element) => on.has(element.dataset.level) && (!rule.value || element.dataset.rule === rule.value)
  for (const mark of marks) mark.classList.toggle('off', !passes(mark))
  for (const note of notes) note.hidden = !passes(note)
  for (const pick of all('button.pick')) pick.setAttribute('aria-pressed', String(pick.value === rule.value))
  shown = marks.filter((mark) => mark.dataset.note && !mark.classList.contains('off'))
  show(-1)
  lead()
}

function show(index, scroll) {
  for (const element of all('.now')) element.classList.remove('now')
  now = index
  place.textContent = shown.length ? (now < 0 ? '共 ' + shown.length + ' 条' : now + 1 + ' / ' + shown.length) : '没有'
  const mark = shown[now]
  if (!mark) return
  const note = document.getElementById(mark.dataset.note)
  mark.classList.add('now')
  note.classList.add('now')
  for (const path of all('path', mark.closest('.row'))) if (path.dataset.note === mark.dataset.note) path.classList.add('now')
  if (scroll) mark.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion:reduce)').matches ? 'auto' : 'smooth' })
}

function step(by) {
  if (!shown.length) return
  if (now < 0) {
    // begin with what is on the screen
    const first = shown.findIndex((mark) => mark.getBoundingClientRect().bottom > 0)
    show(by > 0 ? Math.max(0, first) : (first < 0 ? shown.length : first) - 1 < 0 ? shown.length - 1 : (first < 0 ? shown.length : first) - 1, true)
  } else show((now + by + shown.length) % shown.length, true)
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select,input')) return
  if (event.key === 'j' || event.key === 'n') step(1)
  else if (event.key === 'k' || event.key === 'p') step(-1)
  else if (event.key === 'Escape') show(-1)
  else return
  event.preventDefault()
})
addEventListener('click', (event) => {
  const pick = event.target.closest('button.pick')
  if (pick) {
    rule.value = rule.value === pick.value ? '' : pick.value
    filter()
    return
  }
  const go = event.target.closest('button.go')
  if (go) return step(Number(go.value))
  if (event.target.closest('.authority a')) return
  const note = event.target.closest('.notes .remark')
  const mark = note ? places.get(note.id) : event.target.closest('mark[data-note]')
  if (!mark) return
  if (note) event.preventDefault()
  const index = shown.indexOf(mark)
  if (index >= 0) show(index, Boolean(note))
})
for (const control of [...levels, rule]) control.addEventListener('change', filter)
let timer
addEventListener('resize', () => {
  clearTimeout(timer)
  timer = setTimeout(lead, 100)
})
filter()
document.fonts.ready.then(lead)
`
