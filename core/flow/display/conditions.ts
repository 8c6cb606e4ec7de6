import { adClick } from "./ad-click/definition";
import { attribute } from "./attribute/definition";
import { browser } from "./browser/definition";
import { budgetLeft } from "./budget-left/definition";
import { businessHours } from "./business-hours/definition";
import { cartValue } from "./cart-value/definition";
import { clicks } from "./clicks/definition";
import type { ConditionDefinition } from "./condition-definition";
import { consentState } from "./consent-state/definition";
import { cookie } from "./cookie/definition";
import { country } from "./country/definition";
import { customEvent } from "./custom-event/definition";
import { dateRange } from "./date-range/definition";
import { device } from "./device/definition";
import { dismissedBefore } from "./dismissed-before/definition";
import { elementVisible } from "./element-visible/definition";
import { exitIntent } from "./exit-intent/definition";
import { expectedWait } from "./expected-wait/definition";
import { frequencyCap } from "./frequency-cap/definition";
import { holiday } from "./holiday/definition";
import { inactivity } from "./inactivity/definition";
import { language } from "./language/definition";
import { lastOutcome } from "./last-outcome/definition";
import { operatorsFree } from "./operators-free/definition";
import { os } from "./os/definition";
import { pageTitle } from "./page-title/definition";
import { pageUrl } from "./page-url/definition";
import { pagesViewed } from "./pages-viewed/definition";
import { queryParameter } from "./query-parameter/definition";
import { referrer } from "./referrer/definition";
import { region } from "./region/definition";
import { requestedBefore } from "./requested-before/definition";
import { returning } from "./returning/definition";
import { screenWidth } from "./screen-width/definition";
import { scrollDepth } from "./scroll-depth/definition";
import { source } from "./source/definition";
import { textCopied } from "./text-copied/definition";
import { timeOfDay } from "./time-of-day/definition";
import { timeOnPage } from "./time-on-page/definition";
import { timeOnSite } from "./time-on-site/definition";
import { utm } from "./utm/definition";
import { visitorTimeZone } from "./visitor-time-zone/definition";
import { visits } from "./visits/definition";
import { weekday } from "./weekday/definition";

/** Every condition that asks one thing, in the palette's order. Groups and scores are made of these. */
export const conditions = {
  "page-url": pageUrl,
  "page-title": pageTitle,
  "query-parameter": queryParameter,
  referrer,
  source,
  utm,
  "ad-click": adClick,
  "time-of-day": timeOfDay,
  weekday,
  "date-range": dateRange,
  holiday,
  device,
  os,
  browser,
  "screen-width": screenWidth,
  language,
  country,
  region,
  "visitor-time-zone": visitorTimeZone,
  returning,
  visits,
  attribute,
  cookie,
  "consent-state": consentState,
  "requested-before": requestedBefore,
  "last-outcome": lastOutcome,
  "dismissed-before": dismissedBefore,
  "frequency-cap": frequencyCap,
  "pages-viewed": pagesViewed,
  "time-on-page": timeOnPage,
  "time-on-site": timeOnSite,
  "scroll-depth": scrollDepth,
  "exit-intent": exitIntent,
  inactivity,
  clicks,
  "text-copied": textCopied,
  "element-visible": elementVisible,
  "custom-event": customEvent,
  "cart-value": cartValue,
  "business-hours": businessHours,
  "operators-free": operatorsFree,
  "expected-wait": expectedWait,
  "budget-left": budgetLeft,
} satisfies Record<string, ConditionDefinition<unknown>>;

const CONDITIONS: Record<string, ConditionDefinition<unknown>> = conditions;

/** The definition of a condition that asks one thing; undefined where the kind is none. */
export const singleConditionOf = (kind: string): ConditionDefinition<unknown> | undefined =>
  Object.hasOwn(CONDITIONS, kind) ? CONDITIONS[kind] : undefined;
