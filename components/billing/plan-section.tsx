import { Button, Group, Stack, Text } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconExternalLink,
  IconHourglass,
  IconPlayerPause,
  IconX,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { ClockTime } from "@/components/ui/clock-time";
import { FormSection } from "@/components/ui/form-section";
import { Pill } from "@/components/ui/pill";
import type { Tone } from "@/components/ui/theme";
import type { Overview } from "./billing";
import classes from "./billing.module.css";
import { PlanChoice } from "./plan-choice";
import { useGoToStripe } from "./use-go-to-stripe";
import { usePlanTerms } from "./use-plan-terms";

type State = NonNullable<Overview["subscription"]>["state"];

/** How a subscription's state looks. A state without an entry does not compile. */
const STATE_LOOKS: Record<State, { icon: Icon; tone: Tone }> = {
  incomplete: { icon: IconHourglass, tone: "amber" },
  active: { icon: IconCheck, tone: "green" },
  "past-due": { icon: IconAlertTriangle, tone: "amber" },
  unpaid: { icon: IconAlertTriangle, tone: "red" },
  paused: { icon: IconPlayerPause, tone: "grey" },
  cancelled: { icon: IconX, tone: "grey" },
};

/** The plan with its terms, what is billed by it, and the way to another one. */
export function PlanSection({ overview }: { overview: Overview }) {
  const t = useTranslations("billing.plan");
  const canEdit = useCan("billing:edit");
  const terms = usePlanTerms(overview.plan);
  const { plan, subscription, plans } = overview;
  const hasPlan = plan.id !== "free";
  return (
    <FormSection title={t("title")}>
      <div className={classes.plan}>
        <Stack gap={4}>
          <Group gap="sm">
            <Text fw={600} size="lg">
              {t(`names.${plan.id}`)}
            </Text>
            {hasPlan && subscription && <StatePill state={subscription.state} />}
          </Group>
          <Text>{terms}</Text>
          <Text size="sm" c="dimmed">
            <Until overview={overview} />
          </Text>
        </Stack>
        {subscription && canEdit && <ManagePayment />}
      </div>
      {!hasPlan && plans.length > 0 && <PlanChoice plans={plans} />}
      <div className={classes.rule}>
        <Text size="sm" fw={500}>
          {t("rule")}
        </Text>
        <Text size="sm" c="dimmed">
          {t("ruleText", { seconds: plan.minimumSeconds })} {t("ruleLimit")}
        </Text>
      </div>
    </FormSection>
  );
}

function StatePill({ state }: { state: State }) {
  const t = useTranslations("billing.plan.states");
  const { icon, tone } = STATE_LOOKS[state];
  return (
    <Pill tone={tone} icon={icon}>
      {t(state)}
    </Pill>
  );
}

/** When the period turns, and whether that costs. */
function Until({ overview: { plan, subscription, period } }: { overview: Overview }) {
  const t = useTranslations("billing.plan");
  const time = () => <ClockTime at={period.end} date="always" />;
  if (plan.id === "free") return t.rich("month_ends", { time });
  return subscription?.endsAt ? null : t.rich("renews", { time });
}

function ManagePayment() {
  const t = useTranslations("billing.plan");
  const { portal, isGoing } = useGoToStripe();
  return (
    <Button
      variant="default"
      title={t("manageHint")}
      rightSection={<IconExternalLink size={16} aria-hidden />}
      loading={isGoing}
      onClick={() => portal.mutate()}
    >
      {t("manage")}
    </Button>
  );
}
