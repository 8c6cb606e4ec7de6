import { SegmentedMessage } from "sms-segments-calculator";

/** How a text travels over the network: providers bill each part. */
export interface TextParts {
  /** "GSM-7": 160 characters in one part, 153 in each of several. "UCS-2" (Cyrillic, emoji, typographic signs): 70 and 67. */
  encoding: "GSM-7" | "UCS-2";
  parts: number;
  characters: number;
}

export function countParts(text: string): TextParts {
  const { encodingName, segmentsCount, numberOfCharacters } = new SegmentedMessage(text, "auto");
  return {
    encoding: encodingName === "GSM-7" ? "GSM-7" : "UCS-2",
    parts: text === "" ? 0 : segmentsCount,
    characters: numberOfCharacters,
  };
}
