import { Skeleton, Stack } from "@mantine/core";
import { Loading } from "@/components/ui/loading";
import classes from "./speed.module.css";

/** The report's shape while it loads. */
export function SpeedSkeleton() {
  return (
    <Loading>
      <Stack gap="lg">
        <Skeleton height={96} />
        <div className={classes.pair}>
          <Skeleton height={340} />
          <Skeleton height={340} />
        </div>
        <Skeleton height={180} />
        <Skeleton height={240} />
      </Stack>
    </Loading>
  );
}
