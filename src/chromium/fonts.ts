/**
 * The fonts that a fetched Chromium sees: Open Sans from its own package, so that a machine without any font
 * still shows text, and the machine's, for scripts that Open Sans lacks.
 *
 * The format is fontconfig's: https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
 */
export const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
