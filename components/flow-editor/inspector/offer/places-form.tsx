"use client";

import { Button, Fieldset, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconExternalLink, IconPointer } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { Notice } from "@/components/ui/notice";
import { type ChosenPlaces, offerPlaces } from "@/core/flow/display/offer/definition";
import type { FlowNode } from "@/core/flow/document";
import { fieldOf } from "../../issues/node-problems";
import { useIssueWords, useNodeIssues } from "../../issues/use-issues";
import { useEditor } from "../../store/editor-context";
import { useWording } from "../../words/use-wording";
import { MissingForms } from "./missing-forms";
import { type PickState, usePickOnSite } from "./pick-on-site";
import { PlaceList } from "./place-list";

interface PlacesFormProps {
  node: FlowNode;
  onChange: (part: { places?: ChosenPlaces; selector?: string }, coalesce: string) => void;
}

/** Which parts of the site's own form an offer works through, and the way to choose them on the site. */
export function PlacesForm({ node, onChange }: PlacesFormProps) {
  const { t } = useWording();
  const words = useIssueWords();
  const readOnly = useEditor((state) => state.readOnly);
  const { flowId } = usePickOnSite();
  const issue = useNodeIssues(node.id).find((found) => fieldOf(found) === "places");
  const read = offerPlaces.safeParse(node.config.places ?? {});
  const places = read.success ? read.data : {};
  const { selector } = node.config;
  return (
    <Fieldset legend={t("places.legend")} p="sm">
      <Stack gap="sm">
        <MissingForms of={{ flowId }} nodeId={node.id} />
        <PlaceList
          places={places}
          onRemove={
            readOnly ? undefined : (name) => onChange({ places: { ...places, [name]: undefined } }, name)
          }
        />
        {!readOnly && <ChooseOnSite nodeId={node.id} places={places} />}
        {issue && (
          <Text size="sm" c="red" role="alert">
            {words(issue)}
          </Text>
        )}
        {!places.phone && !places.button && (
          <TextInput
            label={t("places.byHand")}
            description={t("places.byHandHint")}
            maxLength={200}
            spellCheck={false}
            readOnly={readOnly}
            value={typeof selector === "string" ? selector : ""}
            onChange={(event) => onChange({ selector: event.currentTarget.value || undefined }, "selector")}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

function ChooseOnSite({ nodeId, places }: { nodeId: string; places: ChosenPlaces }) {
  const { t } = useWording();
  const trpc = useTrpc();
  const pick = usePickOnSite();
  const sites = useQuery(trpc.sites.list.queryOptions()).data ?? [];
  const shown = useQuery(trpc.flows.list.queryOptions()).data?.find(({ id }) => id === pick.flowId)?.sites;
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const site = sites.find(({ id }) => id === (chosen ?? shown?.[0]?.id)) ?? sites[0];
  if (!site) return <Text size="sm">{t("places.noSite")}</Text>;
  const page = typed ?? site.url;
  const state = pick.stateOf(nodeId);
  return (
    <Stack gap="xs">
      {sites.length > 1 && (
        <Select
          label={t("places.site")}
          allowDeselect={false}
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={site.id}
          onChange={(next) => {
            setChosen(next);
            setTyped(null);
          }}
        />
      )}
      <TextInput
        type="url"
        label={t("places.page")}
        description={t("places.pageHint")}
        value={page}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          variant={places.phone || places.button ? "default" : "filled"}
          leftSection={<IconPointer size={16} aria-hidden />}
          rightSection={<IconExternalLink size={14} aria-hidden />}
          loading={state === "starting"}
          onClick={() => pick.start({ nodeId, siteId: site.id, page, places })}
        >
          {t("places.choose")}
        </Button>
        {(state === "waiting" || state === "silent" || state === "opened") && (
          <Button variant="subtle" color="gray" onClick={pick.stop}>
            {t("places.stop")}
          </Button>
        )}
      </Group>
      <PickNews state={state} problem={pick.problem} />
    </Stack>
  );
}

const TONES = { silent: "amber", expired: "amber", saved: "green" } as const;

function PickNews({ state, problem }: { state: PickState; problem: string | null }) {
  const { t } = useWording();
  if (problem)
    return (
      <Notice tone="red" icon={IconAlertTriangle} role="alert">
        {problem}
      </Notice>
    );
  if (state === "idle" || state === "starting") return null;
  if (state === "waiting" || state === "opened")
    return (
      <Text size="sm" c="dimmed" role="status">
        {t(`places.states.${state}`)}
      </Text>
    );
  return (
    <Notice tone={TONES[state]} icon={state === "saved" ? IconCircleCheck : IconAlertTriangle} role="status">
      {t(`places.states.${state}`)}
    </Notice>
  );
}
