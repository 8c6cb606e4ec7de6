import { Button, Paper, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import type { Plan } from "./billing";
import classes from "./billing.module.css";
import { useGoToStripe } from "./use-go-to-stripe";
import { useMoney, wholeMinutes } from "./use-money";

/** What can be bought, side by side. */
export function PlanChoice({ plans }: { plans: Plan[] }) {
  const t = useTranslations("billing.plan");
  const canEdit = useCan("billing:edit");
  const { checkout, isGoing } = useGoToStripe();
  return (
    <section aria-label={t("choose")}>
      <ul className={classes.plans}>
        {plans.map((plan) => (
          <Paper component="li" key={plan.id} className={classes.offered}>
            <Terms plan={plan} />
            {canEdit && plan.id !== "free" && (
              <Button
                variant="light"
                loading={isGoing && checkout.variables?.plan === plan.id}
                disabled={isGoing && checkout.variables?.plan !== plan.id}
                onClick={() => plan.id !== "free" && checkout.mutate({ plan: plan.id })}
              >
                {t("take", { plan: t(`names.${plan.id}`) })}
              </Button>
            )}
          </Paper>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt={8}>
        {t("pays")}
      </Text>
    </section>
  );
}

function Terms({ plan }: { plan: Plan }) {
  const t = useTranslations("billing.plan");
  const money = useMoney(plan.currency);
  return (
    <div>
      <Text fw={600}>{t(`names.${plan.id}`)}</Text>
      <Text className={classes.price}>{t("month", { price: money(plan.flatMinor) })}</Text>
      <Text size="sm" c="dimmed">
        {t("included", { minutes: wholeMinutes(plan.includedSeconds) })}
      </Text>
      {plan.millisPerSecond !== null && (
        <Text size="sm" c="dimmed">
          {t("beyond", { price: money((plan.millisPerSecond * 60) / 1000) })}
        </Text>
      )}
    </div>
  );
}
