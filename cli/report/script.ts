/**
 * Filters, opens and closes; without it the page is whole, and unfiltered. It makes no markup of any text: what it writes goes by
 * `textContent`.
 */
export const SCRIPT = `(()=>{
const all=(s,from=document)=>[...from.querySelectorAll(s)],one=s=>document.querySelector(s);
document.documentElement.classList.remove("script");
const findings=all(".finding"),sections=all("main section"),kinds=all(".kinds button"),picks=all("nav .pick");
const form=one(".filters"),[text,organization,type]=["text","organization","type"].map(n=>form.elements.namedItem(n)),status=one(".filters output"),none=one(".none");
const parents=new Map(picks.map(p=>[p.dataset.pick,p.dataset.above]));
const data=findings.map(f=>({k:f.dataset.k,t:f.dataset.t,o:f.dataset.o}));let texts,timer;
const within=(place,wanted)=>{for(let seen=0;place!==undefined&&seen<99;seen++){if(place===wanted)return true;place=parents.get(place)}return false};
const apply=()=>{
const wanted=text.value.trim().toLowerCase();
if(wanted)texts??=findings.map(f=>f.textContent.toLowerCase());
const on=new Set(kinds.filter(k=>k.getAttribute("aria-pressed")==="true").map(k=>k.dataset.kind));
const places=new Map();let shown=0;
findings.forEach((f,n)=>{const d=data[n];
let is=on.has(d.k)&&(!type.value||d.t===type.value)&&(!wanted||texts[n].includes(wanted));
if(is&&organization.value){let at=places.get(d.o);if(at===undefined)places.set(d.o,at=within(d.o,organization.value));is=at}
if(f.hidden===is)f.hidden=!is;if(is)shown++});
for(const s of sections)s.hidden=!s.querySelector(".finding:not([hidden])");
for(const p of picks)p.setAttribute("aria-pressed",String(p.dataset.pick===organization.value));
none.hidden=shown>0||!findings.length;
status.textContent=shown===findings.length?shown.toLocaleString("en")+" findings":shown.toLocaleString("en")+" of "+findings.length.toLocaleString("en")+" findings"};
form.addEventListener("input",()=>{clearTimeout(timer);timer=setTimeout(apply,120)});
form.addEventListener("submit",e=>{e.preventDefault();apply()});
form.addEventListener("reset",()=>{for(const k of kinds)k.setAttribute("aria-pressed","true");setTimeout(apply)});
for(const k of kinds)k.addEventListener("click",()=>{k.setAttribute("aria-pressed",String(k.getAttribute("aria-pressed")!=="true"));apply()});
for(const p of picks)p.addEventListener("click",e=>{e.preventDefault();organization.value=organization.value===p.dataset.pick?"":p.dataset.pick;apply()});
const openAll=is=>{for(const f of findings)if(!f.hidden)f.open=is};
one(".open-all").addEventListener("click",()=>openAll(true));one(".close-all").addEventListener("click",()=>openAll(false));
one(".scheme").addEventListener("change",e=>{const v=e.target.value;if(v)document.documentElement.dataset.scheme=v;else delete document.documentElement.dataset.scheme});
const follow=()=>{const f=location.hash.length>1&&document.getElementById(location.hash.slice(1));if(f&&f.classList.contains("finding")){if(f.hidden){form.reset();f.hidden=false}f.open=true;f.closest("section").hidden=false;f.scrollIntoView();f.firstElementChild.focus()}};
addEventListener("hashchange",follow);
addEventListener("keydown",e=>{if(e.key==="/"&&!e.ctrlKey&&!e.metaKey&&!e.altKey&&!/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)){e.preventDefault();text.focus()}});
let closed=[];
addEventListener("beforeprint",()=>{closed=all("main .finding:not([open]):not([hidden]),nav details:not([open]),.box:not([open])");for(const d of closed)d.open=true});
addEventListener("afterprint",()=>{for(const d of closed)d.open=false;closed=[]});
if(text.value||organization.value||type.value)apply();follow()})()`;
