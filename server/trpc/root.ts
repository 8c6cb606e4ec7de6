import { accountRouter } from "../auth/router";
import { billingRouter } from "../billing/router";
import { browserPhoneRouter } from "../browser-phones/router";
import { crmRouter } from "../connections/crm/router";
import { connectionsRouter, deliveriesRouter } from "../connections/router";
import { consoleRouter } from "../console/router";
import { flowsRouter } from "../flows/router";
import { leadsRouter } from "../leads/router";
import { todayRouter } from "../leads/today/router";
import { liveRouter } from "../live/router";
import { outboxRouter } from "../notify/router";
import { numberListsRouter } from "../number-lists/router";
import { operatorsRouter } from "../operators/router";
import { phoneVerificationRouter } from "../phone-verification/router";
import { consentsRouter } from "../sites/consents/router";
import { sitesRouter } from "../sites/router";
import { soundsRouter } from "../sounds/router";
import { speedRouter } from "../speed/router";
import { supervisionsRouter } from "../supervisions/router";
import { teamsRouter } from "../teams/router";
import { telephonyRouter } from "../telephony-accounts/router";
import { textMessagesRouter } from "../text-messages/router";
import { dispositionsRouter } from "../workspaces/dispositions/router";
import { invitationsRouter } from "../workspaces/invitations/router";
import { membersRouter } from "../workspaces/members/router";
import { workspaceRouter } from "../workspaces/router";
import { router } from "./init";

/** Every domain's router, under its noun. */
export const appRouter = router({
  account: accountRouter,
  billing: billingRouter,
  browserPhone: browserPhoneRouter,
  connections: connectionsRouter,
  console: consoleRouter,
  consents: consentsRouter,
  crm: crmRouter,
  deliveries: deliveriesRouter,
  dispositions: dispositionsRouter,
  flows: flowsRouter,
  invitations: invitationsRouter,
  leads: leadsRouter,
  live: liveRouter,
  members: membersRouter,
  numberLists: numberListsRouter,
  sounds: soundsRouter,
  operators: operatorsRouter,
  outbox: outboxRouter,
  phoneVerification: phoneVerificationRouter,
  sites: sitesRouter,
  speed: speedRouter,
  supervisions: supervisionsRouter,
  teams: teamsRouter,
  telephony: telephonyRouter,
  textMessages: textMessagesRouter,
  today: todayRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
