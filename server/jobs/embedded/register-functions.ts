import { addCronJob, cronKey } from "./cron-jobs";
import { inTransaction } from "./database";
import type { Engine } from "./engine";
import type { FunctionPlan } from "./function-plan";

/** Makes `plans` the functions of the app: adds, changes and removes; crons that are gone stop ticking. */
export async function registerFunctions(engine: Engine, appId: string, plans: FunctionPlan[]): Promise<void> {
  const ids = plans.map(({ id }) => id);
  await inTransaction(engine.pool, async (tx) => {
    // Two processes starting together must not register half of each other's crons.
    await tx.query(`lock table executor.functions in share row exclusive mode`);
    await tx.query(`delete from executor.functions where app_id = $1 and not (id = any($2))`, [appId, ids]);
    for (const plan of plans) {
      await tx.query(
        `insert into executor.functions (id, app_id, event_names, plan) values ($1, $2, $3, $4)
         on conflict (id) do update
           set app_id = excluded.app_id, event_names = excluded.event_names, plan = excluded.plan`,
        [plan.id, appId, plan.events.map(({ name }) => name), JSON.stringify(plan)],
      );
    }
    await tx.query(
      `delete from executor.jobs where kind = 'cron' and not (key = any($1))
         and (function_id = any($2) or function_id not in (select id from executor.functions))`,
      [plans.flatMap(({ id, crons }) => crons.map((cron) => cronKey(id, cron))), ids],
    );
    const now = Date.now();
    for (const { id, crons } of plans) for (const cron of crons) await addCronJob(tx, id, cron, now);
  });
}
