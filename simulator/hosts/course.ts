/**
 * What ends a temporary state such as Starting: DescribeUHostInstance showed it once, or its seconds have passed on the
 * simulator's clock. UCloud documents no durations.
 */
export type PassingStates =
  | "seen"
  | {
      /** How long each of them lasts. */
      readonly seconds: number;
    };

/** The values that something has one after the other. The last one stays. */
export interface Course<T> {
  readonly values: readonly [T, ...T[]];
  readonly begunAtMs: number;
}

/** Returns the value that `course` has now. */
export function valueNow<T>({ values, begunAtMs }: Course<T>, passing: PassingStates, nowMs: number): T {
  const passed = passing === "seen" ? 0 : Math.floor((nowMs - begunAtMs) / (passing.seconds * 1000));
  return values[Math.min(passed, values.length - 1)] ?? values[0];
}

/** Returns the course after its value was shown. */
export function afterShown<T>(course: Course<T>, passing: PassingStates): Course<T> {
  const [, next, ...rest] = course.values;
  return passing === "seen" && next !== undefined ? { ...course, values: [next, ...rest] } : course;
}
