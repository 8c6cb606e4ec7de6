import {
  type Icon,
  IconArrowsSplit2,
  IconBan,
  IconBrandGoogle,
  IconBuildingStore,
  IconCalendar,
  IconCalendarEvent,
  IconCalendarTime,
  IconClick,
  IconClock,
  IconCookie,
  IconCursorText,
  IconDeviceMobile,
  IconDice5,
  IconDoorExit,
  IconEye,
  IconFlag,
  IconFlagOff,
  IconForms,
  IconHash,
  IconHeadset,
  IconHistory,
  IconHourglass,
  IconLanguage,
  IconLink,
  IconListCheck,
  IconListNumbers,
  IconMapPin,
  IconMessage2,
  IconMessages,
  IconMouse,
  IconPhone,
  IconPhoneCall,
  IconPhoneX,
  IconPlayerPlay,
  IconQuestionMark,
  IconRefresh,
  IconRepeat,
  IconScale,
  IconShoppingCart,
  IconStopwatch,
  IconTag,
  IconUser,
  IconUserCheck,
  IconUserHeart,
  IconUserStar,
  IconUsersGroup,
  IconWallet,
  IconWorld,
  IconWorldPin,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/theme";
import type { NodeGroup } from "@/core/flow/node-definition";

/** How a node stands on the canvas: a circle begins, a pill asks, a card acts. */
export type Shape = "circle" | "pill" | "card";

interface GroupLook {
  shape: Shape;
  tone: Tone;
  icon: Icon;
}

/** All conditions share one colour, so that a diagram shows at a glance where it asks and where it acts. */
const GROUPS: Record<NodeGroup, GroupLook> = {
  start: { shape: "circle", tone: "grey", icon: IconPlayerPlay },
  where: { shape: "pill", tone: "blue", icon: IconLink },
  when: { shape: "pill", tone: "blue", icon: IconClock },
  who: { shape: "pill", tone: "blue", icon: IconUser },
  behaviour: { shape: "pill", tone: "blue", icon: IconMouse },
  business: { shape: "pill", tone: "blue", icon: IconBuildingStore },
  logic: { shape: "pill", tone: "cyan", icon: IconArrowsSplit2 },
  offer: { shape: "card", tone: "violet", icon: IconMessage2 },
  call: { shape: "card", tone: "green", icon: IconPhoneCall },
  wait: { shape: "card", tone: "amber", icon: IconHourglass },
  end: { shape: "card", tone: "grey", icon: IconFlag },
};

/** Kinds whose own picture says more than that of their shelf. */
const ICONS: Record<string, Icon> = {
  nothing: IconBan,
  split: IconArrowsSplit2,
  group: IconListCheck,
  score: IconScale,
  url: IconWorld,
  "page-url": IconWorld,
  title: IconCursorText,
  "page-title": IconCursorText,
  query: IconHash,
  referrer: IconLink,
  source: IconTag,
  utm: IconTag,
  "ad-click": IconBrandGoogle,
  country: IconMapPin,
  region: IconMapPin,
  language: IconLanguage,
  "callback-language": IconLanguage,
  device: IconDeviceMobile,
  cookie: IconCookie,
  weekday: IconCalendar,
  date: IconCalendarEvent,
  "date-range": IconCalendarEvent,
  "working-hours": IconCalendarTime,
  "scroll-depth": IconMouse,
  "exit-intent": IconDoorExit,
  "element-visible": IconEye,
  clicks: IconClick,
  "cart-value": IconShoppingCart,
  returning: IconHistory,
  "requested-before": IconUserCheck,
  "operators-free": IconHeadset,
  "expected-wait": IconHourglass,
  "budget-left": IconWallet,
  "has-owner": IconUserStar,
  "known-customer": IconUserHeart,
  "phone-country": IconWorldPin,
  "phone-prefix": IconPhone,
  "phone-type": IconDeviceMobile,
  "form-field": IconForms,
  "own-hours": IconCalendarTime,
  "request-age": IconStopwatch,
  "team-queue": IconUsersGroup,
  share: IconDice5,
  attempts: IconListNumbers,
  "last-result": IconPhoneX,
  "connect-team": IconHeadset,
  retry: IconRepeat,
  schedule: IconRefresh,
  "give-up": IconFlagOff,
  offer: IconMessages,
};

export interface NodeLook extends GroupLook {}

/** @param group undefined: a kind that this version does not know. */
export function lookOf(kind: string, group: NodeGroup | undefined): NodeLook {
  if (!group) return { shape: "card", tone: "red", icon: IconQuestionMark };
  return { ...GROUPS[group], icon: ICONS[kind] ?? GROUPS[group].icon };
}
