import { readSkills } from "@/core/dispatch/document";
import { SPOKEN_LANGUAGES } from "@/core/dispatch/spoken-languages";
import { readHolidays, readHours } from "@/core/schedule/document";
import type { Schedule } from "@/core/schedule/hours";
import { db, type Prisma } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { type OperatorStatus, tellStatus } from "./tell-status";

const withEverything = {
  browserPhone: { select: { reachableUntil: true } },
  lease: {
    include: {
      call: { select: { phase: true, joinedAt: true, callbackId: true } },
      standby: { select: { phase: true, since: true, callId: true, call: { select: { callbackId: true } } } },
      supervision: { select: { callbackId: true } },
    },
  },
  teams: { where: { team: { archivedAt: null } }, include: { team: true } },
  member: { include: { user: { select: { name: true, email: true } } } },
} satisfies Prisma.OperatorInclude;

type OperatorRow = Prisma.OperatorGetPayload<{ include: typeof withEverything }>;

/** The workspace's active operators by name, with what their form shows. */
export async function listOperators(workspaceId: WorkspaceId) {
  const rows = await db().operator.findMany({
    where: { workspaceId, archivedAt: null, seatOfTeamId: null },
    include: withEverything,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    phone: row.phone,
    endpoint: row.endpoint,
    isPhoneVerified: row.phoneVerifiedAt !== null,
    memberId: row.memberId,
    memberName: row.member?.user.name ?? null,
    timeZone: row.timeZone,
    hours: readHours(row.hours),
    skills: readSkills(row.skills),
    languages: SPOKEN_LANGUAGES.filter((code) => row.languages.includes(code)),
    teamIds: row.teams.map(({ teamId }) => teamId),
  }));
}

export interface OperatorNow {
  id: string;
  name: string;
  status: OperatorStatus;
  /** A code that was said on the phone was typed in. */
  isPhoneVerified: boolean;
  /** Whoever is in none is rung for no request. */
  isInTeam: boolean;
}

/** The same, with what the console and the live board show beside it. */
export interface OperatorAtWork extends OperatorNow {
  /** E.164 */
  phone: string;
  teams: { id: string; name: string }[];
  snoozeMinutes: number | null;
  /** The call that holds them. */
  callId: string | null;
}

/** What each active operator is doing at this instant. */
export async function operatorsNow(workspaceId: WorkspaceId, now: Date): Promise<OperatorNow[]> {
  const rows = await db().operator.findMany({
    where: { workspaceId, archivedAt: null, seatOfTeamId: null },
    include: withEverything,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => toNow(row, now));
}

/** Active operators at their work, by name: all of the workspace, or those of `ids`. */
export async function operatorsAtWork(
  workspaceId: WorkspaceId,
  now: Date,
  ids?: readonly string[],
): Promise<OperatorAtWork[]> {
  const rows = await db().operator.findMany({
    where: { workspaceId, archivedAt: null, seatOfTeamId: null, ...(ids ? { id: { in: [...ids] } } : {}) },
    include: withEverything,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    ...toNow(row, now),
    phone: row.phone,
    teams: row.teams.map(({ team }) => ({ id: team.id, name: team.name })),
    snoozeMinutes: row.snoozeMinutes,
    callId: heldBy(row, now),
  }));
}

/** The call that an operator is in: rung for it, or lent to it. */
function heldBy({ lease }: OperatorRow, now: Date): string | null {
  if (!lease || lease.expiresAt <= now) return null;
  return lease.callId ?? lease.standby?.callId ?? null;
}

/** One active operator, with the teams they ring for; null where there is none. */
export async function operatorNow(workspaceId: WorkspaceId, operatorId: string, now: Date) {
  const row = await db().operator.findFirst({
    where: { id: operatorId, workspaceId, archivedAt: null },
    include: withEverything,
  });
  return row && { ...toNow(row, now), phone: row.phone, teams: row.teams.map(({ team }) => team.name) };
}

/** Members who can be an operator: each with the operator they already are, if any. */
export async function listLinkableMembers(workspaceId: WorkspaceId) {
  const members = await db().member.findMany({
    where: { workspaceId },
    include: {
      user: { select: { name: true, email: true } },
      operator: { select: { id: true, archivedAt: true } },
    },
    orderBy: { user: { name: "asc" } },
  });
  return members.map(({ id, user, operator }) => ({
    id,
    name: user.name,
    email: user.email,
    operatorId: operator && !operator.archivedAt ? operator.id : null,
  }));
}

const toNow = (row: OperatorRow, now: Date): OperatorNow => ({
  id: row.id,
  name: row.name,
  status: tellStatus({ ...row, isDisconnected: isDisconnected(row, now), schedules: schedulesOf(row) }, now),
  isPhoneVerified: row.phoneVerifiedAt !== null,
  isInTeam: row.teams.length > 0,
});

const isDisconnected = ({ endpoint, browserPhone }: OperatorRow, now: Date): boolean =>
  endpoint === "browser" && !(browserPhone?.reachableUntil && browserPhone.reachableUntil > now);

/** Personal hours replace those of the teams; without either, nothing limits the operator. */
function schedulesOf({ hours, timeZone, teams }: OperatorRow): Schedule[] {
  const personal = readHours(hours);
  const zone = timeZone ?? teams[0]?.team.timeZone ?? "UTC";
  if (personal) return [{ hours: personal, holidays: [], timeZone: zone }];
  return teams.map(({ team }) => ({
    hours: readHours(team.hours),
    holidays: readHolidays(team.holidays),
    timeZone: team.timeZone,
  }));
}
