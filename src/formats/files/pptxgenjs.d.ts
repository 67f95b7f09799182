// The package's own types declare CommonJS, but an `import` gets its ES module. Only what is used here:
declare module "pptxgenjs" {
  interface Slide {
    addText(text: string, options: { placeholder: string }): void;
    addImage(options: {
      data: string;
      x: number;
      y: number;
      w: number;
      h: number;
      altText: string;
    }): void;
    addNotes(notes: string): void;
  }

  export default class PptxGenJS {
    layout: string;
    title: string;
    author: string;
    subject: string;
    company: string;
    defineSlideMaster(master: { title: string; objects: object[] }): void;
    addSlide(options: { masterName: string }): Slide;
    write(options: { outputType: "nodebuffer"; compression: boolean }): Promise<unknown>;
  }
}
