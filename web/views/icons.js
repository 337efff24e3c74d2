import { html, svg } from 'lit-html';

/** @param {unknown} shape */
const icon = (shape) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;

export const check = () => icon(svg`<path d="M3 8.5l3.2 3.2L13 5" />`);
export const minus = () => icon(svg`<path d="M4 8h8" />`);
export const cross = () => icon(svg`<path d="M4 4l8 8M12 4l-8 8" />`);
export const warning = () => icon(svg`<path d="M8 2.5l6.2 11H1.8zM8 6.5v3.2M8 11.6v.2" />`);
