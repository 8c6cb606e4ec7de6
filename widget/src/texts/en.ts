import type { Texts } from "./texts";

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
const duration = (seconds: number) =>
  seconds < 90 ? plural(seconds, "second") : plural(Math.ceil(seconds / 60), "minute");

export const en: Texts = {
  region: "Callback",
  launcher: "Call me back",
  offline: "No connection: press again",
  title: "We call you back",
  usually: (seconds) => `Usually within ${duration(seconds)}`,
  closedUntil: (when) => `We are closed now. Leave your number, and we call when we open: ${when}.`,
  closed: "We are closed now. Leave your number, and you see here what happens next.",
  phone: "Your phone number",
  phoneMissing: "Type the number we should call.",
  consentMissing: "Tick the box so that we may call you.",
  submit: "Call me",
  sending: "Sending…",
  unavailable: "We could not reach the server. Your number is still here: try again in a moment.",
  tryAgain: "Try again",
  refused: "The request was not accepted. Check the number and try again.",
  close: "Close",
  cancel: "Cancel the call",
  cancelling: "Cancelling…",
  cancelFailed: "Cancelling did not work. Check the connection and press again.",
  reconnecting: "The connection is lost. Your request stands; we are reconnecting.",
  stageLine: "Progress of your call",
  stages: {
    requested: "Asked",
    scheduled: "Scheduled",
    "operator-ringing": "Ringing operator",
    "operator-answered": "Operator ready",
    "customer-ringing": "Ringing you",
    talking: "Talking",
    finished: "Finished",
  },
  seconds: (count) => plural(count, "second"),
  shortSeconds: (count) => `${count} s`,
  headline: {
    requested: () => "We have your number",
    scheduled: () => "Your call is scheduled",
    "operator-ringing": (operator) => (operator ? `Ringing ${operator}` : "Ringing an operator"),
    "operator-answered": (operator) => `${operator ?? "An operator"} is picking up`,
    "customer-ringing": () => "Your phone is ringing",
    talking: () => "Have a good talk",
  },
  answer: "Answer the call:",
  afterTalk: "When you are done, you can rate the talk here.",
  untilRing: (seconds) => `${seconds === 1 ? "second" : "seconds"} until your phone rings`,
  late: (seconds) =>
    seconds === null
      ? "This takes longer than we promised."
      : `This takes longer than we promised: about ${duration(seconds)} more.`,
  stillLooking: "We are still ringing operators.",
  almostThere: "An operator is on the line; your phone rings next.",
  mayClose: "You can close this or leave the page: we call anyway.",
  endings: {
    conversation: "Thank you for the talk",
    unreached: "We could not reach you",
    "nobody-free": "Nobody was free to call",
    cancelled: "Cancelled: we will not call",
    refused: "We cannot call this number",
    failed: "The call did not go through",
  },
  talked: (seconds) =>
    seconds < 60
      ? `You talked for ${plural(seconds, "second")}.`
      : `You talked for ${Math.floor(seconds / 60)} min ${seconds % 60} s.`,
  gone: "This request is no longer kept. You can ask again.",
  rate: "How was it?",
  score: (score) => `${score} out of 5`,
  rated: "Thank you for your answer.",
  rateFailed: "Your answer did not get through. Press again.",
  again: "Ask for another call",
};
