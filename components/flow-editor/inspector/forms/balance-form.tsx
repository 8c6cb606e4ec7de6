"use client";

import { ActionIcon, Button, Fieldset, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useContext } from "react";
import type { FlowNode } from "@/core/flow/document";
import { CountsContext } from "../../counts/counts";
import { useIssueWords, useNodeIssues } from "../../issues/use-issues";
import { type Centre, readCentres } from "../../node/read-centres";
import { useEditor } from "../../store/editor-context";
import { ReferencesContext, useWording } from "../../words/use-wording";

interface BalanceFormProps {
  node: FlowNode;
  onChange: (field: string, config: Record<string, unknown>) => void;
}

const FEWEST = 2;
const MOST = 10;

/** The teams between which calls are shared out: each with its weight, and with the share that it really got. */
export function BalanceForm({ node, onChange }: BalanceFormProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const centres = readCentres(node.config.centres);
  const write = (next: Centre[], key: string) =>
    onChange(`centres.${key}`, { ...node.config, centres: next });
  const replace = (at: number, centre: Centre, key: string) =>
    write(
      centres.map((one, index) => (index === at ? centre : one)),
      `${at}.${key}`,
    );
  return (
    <Fieldset legend={t("kinds.balance.fields.centres")} p="sm">
      <Stack gap="sm">
        {centres.map((centre, at) => (
          <CentreRow
            // biome-ignore lint/suspicious/noArrayIndexKey: its place is all that tells one empty row from another
            key={at}
            nodeId={node.id}
            at={at}
            centre={centre}
            taken={centres.map(({ teamId }) => teamId)}
            onChange={(next, key) => replace(at, next, key)}
            onRemove={
              readOnly || centres.length <= FEWEST
                ? undefined
                : () =>
                    write(
                      centres.filter((_, index) => index !== at),
                      "list",
                    )
            }
          />
        ))}
        {!readOnly && centres.length < MOST && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => write([...centres, { teamId: "", weight: 50 }], "list")}
          >
            {t("kinds.balance.fields.add")}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

interface CentreRowProps {
  nodeId: string;
  at: number;
  centre: Centre;
  /** Teams that stand in the list already. */
  taken: string[];
  onChange: (centre: Centre, key: string) => void;
  onRemove: (() => void) | undefined;
}

function CentreRow({ nodeId, at, centre, taken, onChange, onRemove }: CentreRowProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const { teams } = useContext(ReferencesContext);
  const issueWords = useIssueWords();
  const issue = useNodeIssues(nodeId).find(({ field }) => field?.startsWith(`centres.${at}.`));
  const name = teams.find(({ id }) => id === centre.teamId)?.name ?? t("inspector.chooseTeam");
  return (
    <div>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Select
          flex={1}
          aria-label={t("fields.teamId")}
          placeholder={t("inspector.chooseTeam")}
          readOnly={readOnly}
          error={issue && issueWords(issue)}
          data={teams.map((team) => ({
            value: team.id,
            label: team.name,
            disabled: team.id !== centre.teamId && taken.includes(team.id),
          }))}
          value={centre.teamId || null}
          onChange={(teamId) => onChange({ ...centre, teamId: teamId ?? "" }, "teamId")}
        />
        <NumberInput
          w={74}
          aria-label={t("kinds.balance.fields.weight", { name })}
          min={0}
          max={1000}
          readOnly={readOnly}
          value={centre.weight}
          onChange={(weight) => typeof weight === "number" && onChange({ ...centre, weight }, "weight")}
        />
        {onRemove && (
          <ActionIcon mt={6} aria-label={t("kinds.balance.fields.remove", { name })} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Share nodeId={nodeId} teamId={centre.teamId} />
    </div>
  );
}

/** What the team was really given, in the time that the numbers on the canvas are of. */
function Share({ nodeId, teamId }: { nodeId: string; teamId: string }) {
  const { t } = useWording();
  const counts = useContext(CountsContext);
  const given = counts?.ways.get(`${nodeId}/to:${teamId}`);
  if (!given) return null;
  return (
    <Text size="xs" c="dimmed" mt={2}>
      {t("kinds.balance.fields.share", { share: Math.round(given.share ?? 100), count: given.count })}
    </Text>
  );
}
