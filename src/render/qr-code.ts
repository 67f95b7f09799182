import type { Element } from "hast";
import { h } from "hastscript";
import { encodeQR } from "qr";

/** An address as a QR code for those who hold paper; it leads there on screen too. */
export function renderQrCode(href: string, label: string): Element {
  // Paper gets dirty and is folded: a quarter of it may be unreadable.
  const svg = encodeQR(href, "svg", { ecc: "quartile", border: 2 });
  const src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return h("a", { class: "paper-code", href }, [h("img", { src, alt: label })]);
}
