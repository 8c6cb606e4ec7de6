import { ringing, writeWav } from "@/core/telephony/sound-file";

/** For telephony providers that have no ringing tone of their own to play. */
export function GET() {
  return new Response(writeWav(ringing()), {
    headers: { "content-type": "audio/wav", "cache-control": "public, max-age=31536000, immutable" },
  });
}
