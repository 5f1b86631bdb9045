// @ts-check
/* Look of the dialog. */

export const DIALOG_STYLE = `
.ownid-start{box-sizing:border-box;width:min(24rem,100vw - 2rem);padding:24px;color:CanvasText;background:Canvas;
 border:1px solid GrayText;
 border-radius:10px;overflow-wrap:anywhere;--i:var(--ownid-button-widget-color,#0064dc)}
@supports (color:light-dark(red,red)){.ownid-start{--i:var(--ownid-button-widget-color,light-dark(#0064dc,#74b4ff))}}
.ownid-start::backdrop{background:rgb(0 0 0/.5)}
.ownid-start header{display:flex;align-items:start;justify-content:space-between;gap:16px}
.ownid-start h2{flex:1;min-width:0;margin:0;font-size:1.25rem;line-height:1.25}
.ownid-start form,.ownid-start form>div,.ownid-start label{display:grid;gap:16px}
.ownid-start label,.ownid-start form>div{gap:4px}
.ownid-start form{margin-top:16px}
.ownid-start p{margin:0}
.ownid-start small{opacity:.8}
.ownid-between{text-align:center}
.ownid-start input{box-sizing:border-box;width:100%;min-height:44px;padding:4px 12px;font:inherit;color:inherit;
 background:Field;
 border:1px solid GrayText;border-radius:6px}
.ownid-press{min-height:44px;padding:4px 16px;font:inherit;color:var(--i);background:none;border:1px solid;
 border-radius:6px;cursor:pointer}
.ownid-main{font-weight:600;color:Canvas;background:var(--i);border-color:var(--i)}
.ownid-plain{border-color:transparent;text-decoration:underline}
.ownid-x{flex:none;margin:-8px;margin-inline-start:0;padding:4px 8px}
.ownid-press:disabled{color:GrayText;background:none;border-color:GrayText;cursor:default}
.ownid-start :is(button,input):focus-visible{outline:2px solid var(--i);outline-offset:2px}
[aria-busy=true]>.ownid-press{opacity:.6;cursor:progress}
.ownid-said:not(:empty){margin-top:16px}
@media (forced-colors:active){.ownid-main{color:ButtonText;background:ButtonFace;border-color:ButtonText}}`;
