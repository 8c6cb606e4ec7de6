export const ACCOUNT_SID = `AC${"0a".repeat(16)}`;
export const AUTH_TOKEN = "a-token-of-the-stand-in-account";

/** The numbers that the account has bought, and what happens to calls to each. */
export interface OwnNumber {
  sid: string;
  phoneNumber: string;
  voiceUrl: string;
  statusCallback: string;
}

export const OWN_NUMBERS = ["+12025550100", "+12025550101"];

export const ownNumbers = (): OwnNumber[] =>
  OWN_NUMBERS.map((phoneNumber, at) => ({
    sid: `PN${String(at).padStart(32, "0")}`,
    phoneNumber,
    voiceUrl: "",
    statusCallback: "",
  }));
