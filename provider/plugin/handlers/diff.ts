import { DiffResponse, PropertyDiff, type DiffRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { ChangedProperty } from "../../pin";
import { resourceOf } from "../resources";
import type { Session } from "../session";
import { decode } from "../values";

/** Returns what an update would change, property by property, so that a preview marks the right lines. */
export function diff(_session: Session, request: DiffRequest): DiffResponse {
  const [olds, news] = [decode(request.getOlds()).values, decode(request.getNews()).values];
  const { changed, replaces } = resourceOf(request.getUrn()).diff(olds, news);
  const answer = new DiffResponse()
    .setChanges(changed.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE)
    .setReplacesList([...replaces])
    .setDiffsList([...new Set(changed.map(({ property }) => property))])
    .setHasdetaileddiff(true);
  for (const change of changed) {
    const kind = kinds[change.kind][replaces.includes(change.property) ? "replacing" : "updating"];
    answer.getDetaileddiffMap().set(change.path, new PropertyDiff().setKind(kind));
  }
  return answer;
}

const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;

const kinds: Readonly<Record<ChangedProperty["kind"], Record<"updating" | "replacing", PropertyDiff.Kind>>> = {
  add: { updating: ADD, replacing: ADD_REPLACE },
  delete: { updating: DELETE, replacing: DELETE_REPLACE },
  update: { updating: UPDATE, replacing: UPDATE_REPLACE },
};
