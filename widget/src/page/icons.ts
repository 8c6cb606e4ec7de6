/** Drawings on a 24 unit grid, stroked: one path each. */
export const HANDSET =
  "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2";
export const RINGING = `${HANDSET}M15 3.5a6 6 0 0 1 5.5 5.5M15 7a3 3 0 0 1 2 2`;
export const HEADSET =
  "M4 14v-2a8 8 0 0 1 16 0v2M4 15a2 2 0 0 1 2-2h1v6H6a2 2 0 0 1-2-2zM20 15a2 2 0 0 0-2-2h-1v6h1a2 2 0 0 0 2-2zM18.5 19c0 1.5-2.5 2.2-5.5 2.2";
export const BELL = "M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4";
export const CHAT = "M4 5h16v11H9l-5 4z";
export const CLOCK = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2";
export const ARCS = "M4 9a11 11 0 0 1 16 0M7.5 12.500a6 6 0 0 1 9 0M4 15a11 11 0 0 0 16 0";
export const CHECK = "M5 12.500l4.5 4.500L19 7.5";
export const CROSS = "M6 6l12 12M18 6L6 18";
export const MISSED = `${HANDSET}M15 4l5 5M20 4l-5 5`;
export const STAR = "M12 3.500l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.900L3.5 9.700l5.9-.800z";
