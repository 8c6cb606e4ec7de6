import { pageUrl } from "../display/page-url/definition";
import { createParts } from "../display/part-definition";
import { referrer } from "../display/referrer/definition";
import { source } from "../display/source/definition";
import { utm } from "../display/utm/definition";
import { attempts } from "./attempts/definition";
import { businessHours } from "./business-hours/definition";
import { byOffer } from "./by-offer/definition";
import { callbackLanguage } from "./callback-language/definition";
import { chosenTime } from "./chosen-time/definition";
import { expectedWait } from "./expected-wait/definition";
import { formField } from "./form-field/definition";
import { hasOwner } from "./has-owner/definition";
import { inList } from "./in-list/definition";
import { knownCustomer } from "./known-customer/definition";
import { lastResult } from "./last-result/definition";
import { operatorsFree } from "./operators-free/definition";
import { ownHours } from "./own-hours/definition";
import { phoneCountry } from "./phone-country/definition";
import { phonePrefix } from "./phone-prefix/definition";
import { phoneType } from "./phone-type/definition";
import { requestAge } from "./request-age/definition";
import { type RoutingCondition, YES_NO } from "./routing-condition";
import { share } from "./share/definition";
import { spamScore } from "./spam-score/definition";
import { teamQueue } from "./team-queue/definition";

/** Display flows ask the same in the same words: there a way may end, here both have to lead somewhere. */
const bothWays = <Config>(condition: RoutingCondition<Config>): RoutingCondition<Config> => ({
  ...condition,
  ports: YES_NO,
});

/** What routing can ask about a callback, one thing each, in the palette's order. Groups are made of these. */
export const singleRoutingConditions = {
  "page-url": bothWays(pageUrl),
  referrer: bothWays(referrer),
  source: bothWays(source),
  utm: bothWays(utm),
  "by-offer": byOffer,
  "form-field": formField,
  "own-hours": ownHours,
  "chosen-time": chosenTime,
  "request-age": requestAge,
  "has-owner": hasOwner,
  "known-customer": knownCustomer,
  "in-list": inList,
  "phone-country": phoneCountry,
  "phone-prefix": phonePrefix,
  "phone-type": phoneType,
  "callback-language": callbackLanguage,
  "spam-score": spamScore,
  "business-hours": businessHours,
  "operators-free": operatorsFree,
  "team-queue": teamQueue,
  "expected-wait": expectedWait,
  share,
  attempts,
  "last-result": lastResult,
} satisfies Record<string, RoutingCondition<unknown>>;

type Conditions = Readonly<Record<string, RoutingCondition<unknown>>>;

const lookUp =
  (conditions: Conditions) =>
  (kind: string): RoutingCondition<unknown> | undefined =>
    Object.hasOwn(conditions, kind) ? conditions[kind] : undefined;

/** Everything that routing can ask about a callback. */
export const routingConditions = {
  ...singleRoutingConditions,
  group: bothWays(createParts(lookUp(singleRoutingConditions)).group),
} satisfies Conditions;

/** The condition of a kind; undefined where the kind is none. */
export const routingConditionOf = lookUp(routingConditions);
