import { silentWav } from "../../silent-wav.ts";

/** An audio element, muted and ready to play silence. */
export async function openSilence(seconds: number): Promise<HTMLAudioElement> {
  const wav = new Blob([silentWav(seconds, 8000)], { type: "audio/wav" });
  const audio = new Audio(URL.createObjectURL(wav));
  audio.muted = true;
  await new Promise((resolve) => {
    audio.addEventListener("canplaythrough", resolve, { once: true });
  });
  return audio;
}
