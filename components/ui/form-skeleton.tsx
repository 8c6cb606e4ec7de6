import { Paper, Skeleton, Stack } from "@mantine/core";
import { Loading } from "./loading";

/** The shape of a form while it is on its way. */
export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <Loading>
      <Paper p="md">
        <Skeleton h={18} w={160} mb="lg" />
        <Stack gap="lg">
          {Array.from({ length: fields }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey boxes are all the same
            <div key={index}>
              <Skeleton h={12} w={110} mb={8} />
              <Skeleton h={36} />
            </div>
          ))}
        </Stack>
      </Paper>
    </Loading>
  );
}
