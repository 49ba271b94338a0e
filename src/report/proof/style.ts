/**
 * The proof's style sheet. Lengths of the sheet are millimetres, the same on the screen as on paper, so that lines break
 * at the same places and the lead lines that the script drew on the screen still fit when the page is printed.
 */
export const style = `
:root{color-scheme:light dark;--desk:#e9e6df;--paper:#fffefb;--ink:#1b1a18;--soft:#6d675e;--faint:#d9d3c7;--red:#c4161c;--error:#c4161c;--warning:#d98a00;--info:#5d7f95;--wash:#fdf0ee;
--song:"Source Han Serif SC","Noto Serif CJK SC","Songti SC",STSong,SimSun,serif;--kai:"Kaiti SC",STKaiti,KaiTi,"Source Han Serif SC","Noto Serif CJK SC",serif;--hei:"Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
--text:109mm;--gutter:8mm;--margin:65mm}
@media (prefers-color-scheme:dark){:root{--desk:#121110;--paper:#1d1b19;--ink:#e8e3da;--soft:#a29a8d;--faint:#3a3631;--red:#ff6f62;--error:#ff6f62;--warning:#f0ad3c;--info:#83aac2;--wash:#2c201e}}
*{box-sizing:border-box}
html{scroll-padding-top:30vh}
body{margin:0;background:var(--desk);color:var(--ink);font:14px/1.6 var(--hei);text-autospace:no-autospace}
a{color:inherit}
.sheet{width:210mm;max-width:100%;margin:8mm auto;padding:13mm 14mm;background:var(--paper);box-shadow:0 1px 6px rgba(0,0,0,.18);position:relative}
.cover h1{font:700 30px/1.3 var(--song);margin:0;letter-spacing:.3em}
.cover>.lead{margin:.2em 0 1.2em;color:var(--soft)}
h2{font:700 17px/1.5 var(--song);margin:1.6em 0 .5em;border-bottom:1px solid var(--ink);padding-bottom:.15em}
.tiles{display:flex;flex-wrap:wrap;gap:3mm;margin:0;padding:0;list-style:none}
.tiles li{flex:1 1 24mm;border:1px solid var(--faint);padding:2mm 3mm;min-width:24mm}
.tiles b{display:block;font:700 24px/1.25 var(--song)}
.tiles .error b{color:var(--error)}.tiles .warning b{color:var(--warning)}.tiles .info b{color:var(--info)}
.tiles span{color:var(--soft);font-size:12px}
.rate{display:grid;grid-template-columns:auto 1fr;gap:0 5mm;align-items:center}
.rate .figure{font:700 30px/1.2 var(--song)}.rate .figure small{font-size:14px;color:var(--soft);font-weight:400}
.rate.over .figure{color:var(--error)}
.rate p{margin:.3em 0 0;grid-column:1/-1;font-size:12px;color:var(--soft)}
.gauge,.bar,.strip{display:block;width:100%}
.gauge{height:34px}.gauge text{font:10px var(--hei);fill:var(--soft)}
svg .track{fill:var(--faint)}svg .e{fill:var(--error)}svg .w{fill:var(--warning)}svg .i{fill:var(--info)}svg .limit{stroke:var(--ink);stroke-width:1.5}
table{border-collapse:collapse;width:100%;font-size:13px;table-layout:fixed}
th{font-weight:400;color:var(--soft);text-align:left;font-size:12px}
td,th{padding:1px 2mm 1px 0;vertical-align:middle;line-height:1.4}
td:first-child,th:first-child{width:42%;overflow-wrap:anywhere;padding-right:4mm}
td.num,th.num{text-align:right;width:17mm;font-variant-numeric:tabular-nums;padding-right:0}
.bar{height:12px}.strip{height:16px}.strip line{stroke-width:2}.strip .e{stroke:var(--error)}.strip .w{stroke:var(--warning)}.strip .i{stroke:var(--info)}
button.pick{all:unset;display:inline;cursor:pointer;border-bottom:1px dotted var(--soft)}button.pick:focus-visible{outline:2px solid var(--red)}button.pick[aria-pressed=true]{color:var(--red);font-weight:700}
.names{font-size:12px;color:var(--soft)}
.failures{color:var(--error)}
.legend{display:flex;flex-wrap:wrap;gap:1mm 5mm;margin:4mm 0 0;padding:0;list-style:none;font-size:12px;color:var(--soft)}
.sign{width:1.35em;height:1.35em;fill:none;stroke:var(--red);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round;vertical-align:-.3em;flex:none}
.bar-top{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:2px 14px;align-items:center;justify-content:center;padding:6px 12px;background:var(--paper);border-bottom:1px solid var(--faint);font-size:13px}
.bar-top label{white-space:nowrap;cursor:pointer}.bar-top select{font:inherit;max-width:16em;background:var(--paper);color:inherit;border:1px solid var(--faint)}
.bar-top button.go{font:inherit;color:inherit;background:none;border:1px solid var(--faint);border-radius:3px;padding:0 .7em;cursor:pointer}
.bar-top kbd,.keys kbd{font:11px/1.4 ui-monospace,monospace;border:1px solid var(--faint);border-bottom-width:2px;border-radius:3px;padding:0 .35em}
.bar-top output{font-variant-numeric:tabular-nums;min-width:5.5em;text-align:center}
.keys{color:var(--soft)}
.article>header{display:flex;justify-content:space-between;gap:6mm;align-items:baseline;border-bottom:2px solid var(--ink);padding-bottom:1mm;margin-bottom:6mm;font-size:12px;color:var(--soft)}
.article>header h2{border:0;margin:0;padding:0;font:inherit;color:var(--ink);overflow-wrap:anywhere}
.proof{position:relative}
.row{display:grid;grid-template-columns:var(--text) var(--margin);column-gap:var(--gutter);position:relative;align-items:start}
.row>svg.leads{position:absolute;inset:0;width:100%;height:100%;overflow:visible;pointer-events:none;fill:none;stroke:var(--red);stroke-width:.8;opacity:.62;z-index:1}
.leads .warning{stroke-dasharray:4 2}.leads .info{stroke-dasharray:1 2}
.leads .now{stroke-width:1.8;opacity:1}
.text{margin:0;font:400 16px/2.2 var(--song);text-align:justify;text-indent:2em;position:relative;overflow-wrap:anywhere;line-break:strict;min-height:1em}
.text[data-role]::before{content:attr(data-role);position:absolute;right:calc(100% + 2mm);top:0;text-indent:0;white-space:nowrap;font:400 9px/1 var(--hei);color:var(--soft);line-height:inherit;letter-spacing:.05em}
.headline,.eyebrow,.subheadline,.byline{text-align:center;text-indent:0}
.headline{font-size:25px;font-weight:700;line-height:1.9}
.eyebrow,.subheadline{font-family:var(--kai);font-size:17px;line-height:2.1}
.byline{font-family:var(--kai);font-size:14px;color:var(--soft);line-height:2.4}
.crosshead{font:700 16px/2.2 var(--hei);text-align:center;text-indent:0}
.caption,.credit{font-family:var(--kai);font-size:14px;text-indent:0;border-left:3px solid var(--faint);padding-left:.8em;line-height:2.3}
.credit,.jump{text-align:right;text-indent:0}
.jump,.note{font-size:14px;color:var(--soft)}
p.note{text-indent:0;font-family:var(--kai)}
.column{text-indent:0;font:700 14px/2.3 var(--hei)}
.furniture{font:12px/2.3 var(--hei);color:var(--soft);text-indent:0}
.fragment{text-indent:0;font-size:14px;border-left:1px dashed var(--soft);padding-left:.8em}
.verse{text-indent:0;padding-left:2em;line-height:2.2}
.item{text-indent:0;padding-left:2em}.item:not([data-role])::after{content:"·";position:absolute;left:1em;top:0}
.quoted{padding-left:1.5em;font-family:var(--kai)}
.cell{border-bottom:1px solid var(--faint);padding-left:1em}
.object{font:11px ui-monospace,monospace;color:var(--soft);background:var(--faint);padding:0 .3em}
mark{background:none;color:inherit;position:relative;cursor:pointer;text-indent:0;box-decoration-break:slice}
mark.one.head.tail{padding:0 .12em;margin:0 -.12em}
mark.correct,mark.delete{border-top:1.3px solid var(--red);border-bottom:1.3px solid var(--red)}
mark.correct.head,mark.delete.head{border-left:1.3px solid var(--red);border-top-left-radius:.75em;border-bottom-left-radius:.75em}
mark.correct.tail,mark.delete.tail{border-right:1.3px solid var(--red);border-top-right-radius:.75em;border-bottom-right-radius:.75em}
mark.correct.one.head.tail,mark.delete.one.head.tail{border-radius:52% 48% 55% 45%/54% 50% 50% 46%}
mark.delete{text-decoration:line-through 1.3px var(--red)}
mark.close{background:linear-gradient(to right,transparent 46%,var(--red) 46%,var(--red) 54%,transparent 54%) center/100% 100%;outline:1px solid var(--red)}
mark.query:not(.point){text-decoration:underline wavy 1.2px var(--red);text-underline-offset:.22em}
mark.transpose.first{border-top:1.4px solid var(--red);border-right:1.4px solid var(--red);border-top-right-radius:.6em;border-top-left-radius:.6em}
mark.transpose.second{border-bottom:1.4px solid var(--red);border-left:1.4px solid var(--red);border-bottom-left-radius:.6em;border-bottom-right-radius:.6em;margin-left:-1.4px}
mark.warning.correct,mark.warning.delete{border-style:dashed}mark.info.correct,mark.info.delete{border-style:dotted}
mark.point{display:inline-block;width:0;height:1em;vertical-align:baseline}
mark.point>.sign{position:absolute;left:-.5em;top:.62em;width:1em;height:1em}
mark.join.point>.sign{left:.1em;top:.1em}mark.break.point>.sign{left:-.85em;top:.8em}mark.open.point>.sign{top:-.95em}
mark.query.point::before{content:"?";position:absolute;left:-.3em;top:-.7em;color:var(--red);font:700 13px/1 var(--hei)}
mark.delete.point,mark.correct.point,mark.close.point{border:0;width:.3em;height:.8em;background:none;border-left:1.4px solid var(--red)}
mark[data-number]::after,mark[data-sign]::after{position:absolute;left:.1em;top:2.65em;font:400 .54em/1 var(--hei);color:var(--red);text-decoration:none;text-indent:0;white-space:nowrap;z-index:2}
mark.point[data-number]::after{left:1em;top:2.2em}
mark.again1::after{margin-left:1.6em}mark.again2::after{margin-left:3.2em}mark.again3::after{margin-left:4.8em}
mark.point.again1>.sign{margin-left:1em}mark.point.again2>.sign{margin-left:2em}mark.point.again3>.sign{margin-left:3em}
mark[data-number]::after{content:attr(data-number)}
mark[data-sign]::after{content:attr(data-sign)}mark[data-sign][data-number]::after{content:attr(data-sign) attr(data-number)}
mark.now{background:var(--wash);box-shadow:0 0 0 3px var(--wash)}
.off{border-color:transparent!important;text-decoration:none!important;outline:0!important;background:none!important}.off>.sign,.off::after,.off::before{display:none!important}
.notes{list-style:none;margin:0;padding:.35em 0 .7em;font-size:12.5px;line-height:1.45}
.notes .remark{padding:0 0 5px;margin:0;color:inherit;outline:0;overflow-wrap:anywhere;break-inside:avoid;text-indent:0}
.notes .remark[hidden]{display:none}
.put{color:var(--red)}
.put>*{margin-right:.35em}
.put .number{font-size:10px;text-decoration:none;display:inline-block;min-width:1.3em}
.put .sign{width:16px;height:16px;vertical-align:-3px}
.kind{font-weight:400;font-size:10px}
.times{font:700 15px/1 var(--song)}
.correction{font:600 15px/1.25 var(--kai);border-bottom:1px solid var(--red)}
.insert .correction{border:1px solid;border-radius:9px;padding:0 .3em}
.or,.count{font-size:10px}
.level{white-space:nowrap;font-weight:700;margin-right:.4em}.remark.error .level{display:none}
.remark.error .level{color:var(--error)}.remark.warning .level{color:var(--warning)}.remark.info .level{color:var(--info)}
.related{display:block;color:var(--soft)}
.authority{display:block;font-size:10px;line-height:1.35;color:var(--soft)}.authority .rule{white-space:nowrap;font-family:ui-monospace,monospace;margin-left:.3em}.clause{margin-left:.6em}
.remark.now{background:var(--wash);box-shadow:0 0 0 4px var(--wash)}
@media screen and (max-width:210mm){.sheet{padding:6mm;margin:0 auto 4mm}.row{display:block}.row>svg.leads,.text[data-role]::before{display:none}.notes{margin:0 0 4mm 2em;border-left:2px solid var(--red);padding-left:3mm}.cover h1{font-size:24px}.dense td:nth-child(2),.dense th:nth-child(2){display:none}td.num,th.num{width:13mm}.article>header{flex-wrap:wrap}.keys{display:none}}
@page{size:A4;margin:13mm 14mm 15mm 5mm;@bottom-center{content:counter(page) " / " counter(pages);font:9px sans-serif;color:#777}@bottom-right{content:"校样（zh-news）";font:9px sans-serif;color:#777}}
@media print{:root{color-scheme:light;--desk:#fff;--paper:#fff;--ink:#000;--soft:#555;--faint:#ccc;--red:#c4161c;--error:#c4161c;--warning:#b06f00;--info:#4a6a80;--wash:transparent}
body{background:none}.bar-top{display:none}.sheet{width:auto;margin:0;padding:0 0 0 9mm;box-shadow:none}.article{break-before:page}.row{break-inside:avoid}.headline,.crosshead,.eyebrow,.byline{break-after:avoid}h2{break-after:avoid}
mark,svg,.tiles li{print-color-adjust:exact;-webkit-print-color-adjust:exact}button.pick{border:0}tr{break-inside:avoid}}
`
