// @ts-check
/* Look of the widgets and of the prompt. */

import { adoptStyle } from './dom.js';

const WIDGET_STYLE = `
.ownid-widget,.ownid-prompt{--i:var(--ownid-button-widget-color,#0070f2)}
@supports (color:light-dark(red,red)){.ownid-widget,.ownid-prompt{--i:var(--ownid-button-widget-color,
 light-dark(#0070f2,#74b4ff))}}
.ownid-widget{display:inline-flex;align-items:center;position:relative;vertical-align:middle}
.ownid-full{display:flex;flex-direction:column;align-items:stretch}
.ownid-button{box-sizing:border-box;display:grid;place-items:center;margin:0;padding:0;
 width:var(--ownid-button-height,42px);height:var(--ownid-button-height,42px);font:inherit;color:var(--i);
 background:var(--ownid-button-widget-background,Canvas);cursor:pointer;
 border:1px solid var(--ownid-button-widget-border-color,var(--i));
 border-radius:var(--ownid-button-widget-border-radius,6px)}
.ownid-full .ownid-button{width:100%;height:auto;min-height:max(44px,var(--ownid-button-height,42px));padding:4px 16px;
 font-weight:600}
.ownid-button:hover{opacity:.92}
.ownid-button:focus-visible,.ownid-later:focus-visible,
 .ownid-code:focus-visible{outline:2px solid var(--ownid-button-focus-color,var(--i));outline-offset:2px}
.ownid-button:disabled{cursor:default;color:GrayText;border-color:GrayText;background:none;opacity:1}
.ownid-button svg{flex:none;width:22px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;
 stroke-linejoin:round}
.ownid-word{grid-area:1/1;display:flex;align-items:center;gap:8px;visibility:hidden;text-align:start}
[data-state=idle]>*>.ownid-idle,[data-state=busy]>*>.ownid-busy,[data-state=done]>*>.ownid-done{visibility:visible}
.ownid-word u{margin-inline-start:8px;font-weight:400}
.ownid-or{margin-inline:8px}
.ownid-note:empty{display:none}
.ownid-full .ownid-note{margin-top:8px}
.ownid-icon .ownid-note,.ownid-tip{position:absolute;z-index:10;top:calc(100% + 4px);inset-inline-end:0;
 width:max-content;max-width:16rem;
 padding:6px 10px;font-size:.875rem;color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:6px}
.ownid-tip{visibility:hidden;pointer-events:none}
[data-state=idle]>:is(:hover,:focus-visible)+:empty+.ownid-tip{visibility:visible}
.ownid-widget .ownid-quiet{position:absolute;width:1px;height:1px;padding:0;border:0;overflow:hidden;
 clip-path:inset(50%)}
.ownid-prompt{position:fixed;z-index:1000;top:16px;inset-inline-end:16px;box-sizing:border-box;
 width:min(20rem,100vw - 32px);display:grid;gap:8px;
 padding:16px;color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:10px;overflow-wrap:anywhere}
.ownid-later{min-height:44px;font:inherit;color:inherit;background:none;border:0;cursor:pointer}
.ownid-code{min-height:44px;padding:4px 8px;font:inherit;color:var(--i);background:none;border:0;
 text-decoration:underline;cursor:pointer}
.ownid-code[hidden]{display:none}`;

adoptStyle(WIDGET_STYLE);
