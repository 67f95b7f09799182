/**
 * Most that the text of a room's message may have, in UTF-16 code units, as `length` counts: for who writes it, who reads
 * it and the broker.
 */
export const LARGEST_MESSAGE = 16_384;
