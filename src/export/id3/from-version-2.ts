import { frame, type Id3Frame } from "./frame.ts";

/** Names of frames in ID3v2.2, each with that in ID3v2.3; some are iTunes's own. */
const NAMES = `
  CNT PCNT COM COMM GEO GEOB IPL IPLS PCS PCST PIC APIC POP POPM SLT SYLT TAL TALB TBP TBPM TCM TCOM TCO TCON TCP TCMP
  TCR TCOP TCT TCAT TDA TDAT TDS TDES TDY TDLY TEN TENC TFT TFLT TID TGID TIM TIME TKE TKEY TKW TKWD TLA TLAN TLE TLEN
  TMT TMED TOA TOPE TOF TOFN TOL TOLY TOR TORY TOT TOAL TP1 TPE1 TP2 TPE2 TP3 TPE3 TP4 TPE4 TPA TPOS TPB TPUB TRC TSRC
  TRD TRDA TRK TRCK TS2 TSO2 TSA TSOA TSC TSOC TSI TSIZ TSP TSOP TSS TSSE TST TSOT TT1 TIT1 TT2 TIT2 TT3 TIT3 TXT TEXT
  TXX TXXX TYE TYER UFI UFID ULT USLT WAF WOAF WAR WOAR WAS WOAS WCM WCOM WCP WCOP WFD WFED WPB WPUB WXX WXXX
`;

/**
 * What a frame of ID3v2.2 is in ID3v2.3; none for one that this lacks.
 *
 * @see https://id3.org/id3v2-00
 */
export function fromVersion2({ id, body }: Id3Frame): Id3Frame[] {
  const name = new RegExp(`\\b${id} (\\w{4})`).exec(NAMES)?.[1];
  if (name === undefined) return [];
  return [name === "APIC" ? withKind(body) : { id: name, flags: 0, body }];
}

/** A picture of which the kind is three letters, as `PNG`. */
function withKind(body: Buffer): Id3Frame {
  const kind = body.toString("latin1", 1, 4).toLowerCase().replace("jpg", "jpeg");
  return frame("APIC", body.subarray(0, 1), `image/${kind}\0`, body.subarray(4));
}
