import { variablesOf } from "../tree/markup.js";

/** The look of the page. Wide it has two columns, the tree beside the findings; narrow and in print one. */
export const STYLE = `:root{color-scheme:light dark;--soft:#f6f8fa;--hit:#fff1c2;${variablesOf("light")}}
@media(prefers-color-scheme:dark){:root:not([data-scheme=light]){--soft:#161b22;--hit:#4d3800;${variablesOf("dark")}}}
:root[data-scheme=light]{color-scheme:light}
:root[data-scheme=dark]{color-scheme:dark;--soft:#161b22;--hit:#4d3800;${variablesOf("dark")}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
a{color:var(--accent)}h1,h2,h3{line-height:1.25;margin:0;overflow-wrap:anywhere}h1{font-size:1.45rem}h2{font-size:1.1rem}h3{font-size:1rem}
.page{max-width:84rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.3rem .6rem;z-index:2}
.quiet,.facts{color:var(--quiet)}.facts{margin:.3rem 0 0;overflow-wrap:anywhere}
.top{display:flex;gap:1rem;justify-content:space-between;align-items:flex-start;flex-wrap:wrap}
.verdict{font-size:1.1rem;font-weight:600;margin:1rem 0 .75rem}
:is(button,input,select){font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:6px;padding:.3rem .6rem;max-width:100%}
button{cursor:pointer}button:hover{border-color:var(--quiet)}
:is(button,input,select,summary,a,.scroll,.finding):focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.kinds{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:0;padding:0;list-style:none}
.kinds .tile{display:flex;flex-direction:column;justify-content:flex-start;width:100%;height:100%;text-align:left;padding:.7rem .9rem;border:1px solid var(--line);border-left:4px solid var(--mark);border-radius:6px}
.kinds button[aria-pressed=false]{border-left-color:var(--line)}.kinds button[aria-pressed=false] .number{color:var(--quiet);text-decoration:line-through}
.number{display:block;font-size:1.7rem;line-height:1.15;font-weight:600;color:var(--mark)}.kinds .word{font-weight:600}.kinds .text{display:block;font-size:.85rem;color:var(--quiet);line-height:1.35}
.drifted{--mark:var(--update)}.missing{--mark:var(--delete)}.unmanaged{--mark:var(--create)}.orphaned{--mark:var(--replace)}
.box{margin:1rem 0 0;border:1px solid var(--line);border-radius:6px;padding:.5rem .9rem}.box>summary{font-weight:600;cursor:pointer}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-top:1px solid var(--line)}
thead th{border:0;color:var(--quiet);font-weight:400;font-size:.87rem}.counts td,.counts th+th{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.counts tbody th{font-weight:400}
.counts :is(td,th):last-child{padding-right:0}
.filters{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.6rem .75rem;align-items:end;background:var(--ground);padding:.75rem 0;margin-top:1.25rem;border-bottom:1px solid var(--line)}
.filters label{display:grid;font-size:.82rem;color:var(--quiet);min-width:0}.filters :is(input,select){color:var(--text);font-size:.94rem;width:13rem}.filters output{margin-left:auto;color:var(--quiet);padding:.35rem 0}
.columns{display:grid;grid-template-columns:minmax(15rem,22rem) minmax(0,1fr);gap:2rem;margin-top:1rem;align-items:start}
nav{position:sticky;top:5rem;max-height:calc(100vh - 6rem);overflow:auto;font-size:.92rem}
nav ul{list-style:none;margin:0;padding:0 0 0 1rem;border-left:1px solid var(--line)}nav>ul{padding:0;border:0}nav li{padding:.1rem 0;overflow-wrap:anywhere}
nav summary{cursor:pointer;border-radius:4px;padding-left:1.05rem;text-indent:-1.05rem}nav .leaf{display:block;padding-left:1.05rem}nav .organization{font-weight:600}nav a{color:inherit;text-decoration-color:var(--line)}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}nav li{position:relative}
nav .pick{float:right;font-size:.78rem;padding:0 .4rem;margin-left:.35rem;text-indent:0;color:var(--quiet)}nav .pick[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--ground)}
nav .clear{color:var(--quiet);font-weight:400}
.mark{font:600 .9rem ui-monospace,monospace;color:var(--mark);white-space:pre}.marks{white-space:nowrap;margin-left:.35rem}.marks span{margin-right:.4rem}
main section{margin:0 0 1.5rem;content-visibility:auto;contain-intrinsic-size:auto 30rem}main h3{padding:0 0 .35rem}:is(main,nav)>h2{margin:0 0 .5rem}
.finding{border:1px solid var(--line);border-left:4px solid var(--mark);border-radius:6px;margin:0 0 .5rem;content-visibility:auto;contain-intrinsic-size:auto 2.6rem;overflow-wrap:anywhere}
.finding>summary{display:flex;flex-wrap:wrap;gap:0 .6rem;cursor:pointer;padding:.45rem .8rem;list-style:none;align-items:baseline}
.finding>summary::-webkit-details-marker{display:none}.finding>summary::before{content:"▸";color:var(--quiet);width:.8rem}.finding[open]>summary::before{content:"▾"}
.finding[open]>summary{background:var(--soft);border-radius:0 5px 0 0}.finding:target{outline:2px solid var(--accent)}
.name{font-weight:600}.kind{color:var(--mark);font-weight:600;font-size:.87rem}.paths{color:var(--quiet);font-size:.87rem}
.body{padding:.4rem .8rem .7rem 2.2rem}.body p{margin:.2rem 0}
code,.value{font:.85rem/1.45 ui-monospace,SFMono-Regular,Menlo,monospace}.value{white-space:pre-wrap;overflow-wrap:anywhere}
.sides{table-layout:fixed;margin:.2rem 0 .5rem}.sides .path{width:24%}.sides tbody th{font-weight:400}.absent{color:var(--quiet);font-style:italic}
.sides mark{background:var(--hit);color:inherit;border-radius:2px}.ways{margin:.4rem 0 0;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .75rem}.ways dt{color:var(--quiet)}.ways dd{margin:0}
[hidden]{display:none!important}.script .needs-script{display:none!important}
@media(max-width:56rem){.columns{grid-template-columns:minmax(0,1fr);gap:1rem}nav{position:static;max-height:none}.filters{position:static}.filters label,.filters :is(input,select){width:100%}.filters label{flex:1 1 9rem}}
@media(max-width:40rem){.page{padding:1rem .8rem 3rem}.kinds{grid-template-columns:1fr 1fr;gap:.5rem}.kinds .text{display:none}.body{padding-left:.8rem}
.sides,.sides tbody,.sides tr,.sides th,.sides td{display:block;width:auto!important;padding-right:0}.sides thead{position:absolute;left:-99rem}.sides td{border:0;padding-left:.75rem}.sides td::before{content:attr(data-side);display:block;color:var(--quiet);font:.78rem system-ui,sans-serif}
.ways{grid-template-columns:1fr}}
@media print{:root:root:root{color-scheme:light;--soft:#fff;--hit:#eee;${variablesOf("light")}}body{font-size:10pt}.page{max-width:none;padding:0}.no-print,.skip,nav .pick{display:none!important}
.columns{display:block}nav{position:static;max-height:none;margin-bottom:1rem;break-after:page}.finding,tr,.tile{break-inside:avoid}.finding,main section{content-visibility:visible}.finding>summary::before{content:""!important;width:0}h2,h3{break-after:avoid}}`;
