// Of its types that DefinitelyTyped has, `keepFeatures` is missing. Only what is used here:
declare module "subset-font" {
  /** @returns the part of a font that the text needs */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: "woff2";
      /** The places on the axes of a variable font. */
      variationAxes: Record<string, number>;
      /** OpenType features to keep; all when left out. */
      keepFeatures?: string[] | undefined;
    },
  ): Promise<Buffer>;
}
