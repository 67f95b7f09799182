/** Everything that an episode can be exported as. */
export const EXPORT_FORMATS = [
  "png",
  "og",
  "pptx",
  "html",
  "md",
  "mp3",
  "m4a",
  "chapters.json",
  "chapters.vtt",
  "psc",
  "youtube",
  "transcript.vtt",
  "srt",
  "json",
  "transcript.html",
  "feed",
  "audacity",
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
