import puppeteer from 'puppeteer-core';
const b=await puppeteer.launch({executablePath:'/usr/bin/chromium',headless:true,args:['--no-sandbox','--disable-gpu']});
for (const m of [1,4,4]) {
const c=await b.createBrowserContext(); const p=await c.newPage();
await p.emulateCPUThrottling(m);
await p.evaluateOnNewDocument(()=>{window.l=[];const now=()=>Math.round(performance.now());
new PerformanceObserver(x=>{for(const e of x.getEntries())l.push(['long',Math.round(e.startTime),Math.round(e.duration)])}).observe({type:'longtask',buffered:true});
const o=WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming=async(...a)=>{l.push(['inst start',now()]);const r=await o(...a);l.push(['inst done',now()]);return r};
new MutationObserver(ms=>{for(const q of ms){for(const n of q.addedNodes)if(n.className=='page')l.push(['page in',now()]);if(q.attributeName=='data-ready')l.push(['ready',now()])}}).observe(document,{childList:true,subtree:true,attributes:true});
});
await p.goto('http://127.0.0.1:8123/');
await new Promise(r=>setTimeout(r,3000));
console.log(m,JSON.stringify(await p.evaluate(()=>l)));
if(m==4){ await p.tracing.start({path:'/tmp/trace'+Date.now()+'.json',categories:['disabled-by-default-v8.cpu_profiler','devtools.timeline','v8','disabled-by-default-v8.wasm.detailed','v8.wasm']}); await p.reload(); await new Promise(r=>setTimeout(r,3000)); await p.tracing.stop(); }
await c.close();
}
await b.close();
