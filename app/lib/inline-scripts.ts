/**
 * The one script of pages that do not hydrate, inline and under 1 kB, allowed by its hash. Each part
 * only adds comfort: the page does the same without it.
 */

/** Tells the server the browser's zone, for people who have not chosen one. */
const ZONE =
  'let z=Intl.DateTimeFormat().resolvedOptions().timeZone,c="tz="+encodeURIComponent(z);' +
  'if(z&&!d.cookie.split("; ").includes(c))d.cookie=c+";path=/;max-age=31536000;samesite=lax";';

/** The summary of what was wrong is where one starts to read. */
const FOCUS = 'd.querySelector("[data-focus]")?.focus();';

/**
 * A form goes once; its button says so until the answer, and again after coming back to the page. Who stopped a
 * sending that hung may press again after ten seconds: forms are repeatable.
 */
const ONCE =
  'let on=(t,f)=>addEventListener(t,f),B="data-busy",A="aria-disabled";' +
  'on("submit",e=>{let f=e.target,b=e.submitter;if(f.method!="post"||f.target)return;' +
  "let n=performance.now();if(n-f.x<1e4)return e.preventDefault();f.x=n;let t=b?.getAttribute(B);" +
  "if(t&&!b.hasAttribute(A)){b.w=b.textContent;b.textContent=t;b.setAttribute(A,true)}});" +
  'on("pageshow",()=>{for(let f of d.forms)f.x=-1e4;' +
  'for(let b of d.querySelectorAll("["+B+"]["+A+"]"))b.textContent=b.w,b.removeAttribute(A);' +
  'd.querySelectorAll(":checked[data-s]").forEach(name)});';

/** The button of a slot picker names the hour: "Book Thu 26 Nov, 18:00". */
const SLOT =
  "function name(i){let s=i.dataset.s,b=s&&i.form.querySelector('[data-pick]');" +
  "if(b)b.textContent=b.dataset.pick+' '+s}" +
  'on("change",e=>name(e.target));';

/** The light room's frame, where the browser's own page came instead of the conversation, is loaded again. */
const FRAME =
  'setInterval(()=>{let f=d.querySelector("iframe.log");' +
  'if(f&&!f.contentDocument?.querySelector("main"))f.src=f.src},3e4);';

export const INLINE_SCRIPT = `(d=>{${ZONE}${FOCUS}${ONCE}${SLOT}${FRAME}})(document)`;
