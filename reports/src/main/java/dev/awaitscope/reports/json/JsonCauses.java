package dev.awaitscope.reports.json;

import dev.awaitscope.reports.Actor;
import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.Requests;
import dev.awaitscope.reports.WaitGraph;
import java.io.IOException;
import java.util.List;

/** Writes the {@code causes} of a summary: sums only; the segments of the path are for pages. */
final class JsonCauses {
    private JsonCauses() {}

    static void write(Causes causes, Json json) throws IOException {
        json.open("causes");
        actors(causes.actors(), json);
        blame(causes.blame(), json);
        graph(causes.graph(), json);
        path("criticalPath", causes.criticalPath(), json);
        requests(causes.requests(), json);
        json.close("}");
    }

    static void actors(List<Actor> actors, Json json) throws IOException {
        json.array("actors");
        for (Actor actor : actors) {
            json.open().put("label", actor.label()).put("threads", actor.threads().size()).close("}");
        }
        json.close("]");
    }

    private static void blame(Blame blame, Json json) throws IOException {
        json.open("blame").put("totalNanos", blame.totalNanos()).array("roots");
        for (Blame.Root root : blame.roots()) {
            json.open()
                    .put("actor", root.actor())
                    .put("cause", Json.word(root.cause()))
                    .put("kind", root.kind() == null ? null : root.kind().label())
                    .put("blocker", root.blocker())
                    .put("site", root.site())
                    .put("task", root.task())
                    .put("nanos", root.nanos())
                    .put("ownNanos", root.ownNanos())
                    .close("}");
        }
        json.close("]").array("charges");
        for (Blame.Charge charge : blame.charges()) {
            json.open()
                    .put("kind", charge.kind().label())
                    .put("blocker", charge.blocker())
                    .put("site", charge.site())
                    .put("root", charge.root())
                    .put("nanos", charge.nanos())
                    .close("}");
        }
        json.close("]").close("}");
    }

    private static void graph(WaitGraph graph, Json json) throws IOException {
        json.open("graph").array("edges");
        for (WaitGraph.Edge edge : graph.edges()) {
            json.open()
                    .put("waiter", edge.waiter())
                    .put("holder", edge.holder())
                    .put("count", edge.count())
                    .put("nanos", edge.nanos())
                    .put("kind", edge.kind().label())
                    .put("blocker", edge.blocker())
                    .put("site", edge.site())
                    .close("}");
        }
        json.close("]").array("knots");
        for (WaitGraph.Knot knot : graph.knots()) {
            json.open();
            numbers("actors", knot.actors(), json);
            json.put("nanos", knot.nanos())
                    .put("outsideNanos", knot.outsideNanos())
                    .put("openNanos", knot.openNanos())
                    .close("}");
        }
        json.close("]").close("}");
    }

    private static void requests(List<Requests> requests, Json json) throws IOException {
        json.array("requests");
        for (Requests of : requests) {
            json.open().put("sort", of.sort().label()).put("name", of.name()).lengths("lengths", of.lengths());
            path("typical", of.typical(), json);
            path("slow", of.slow(), json);
            json.close("}");
        }
        json.close("]");
    }

    private static void path(String name, CriticalPath path, Json json) throws IOException {
        json.open(name);
        JsonPath.sums(path, json);
        json.close("}");
    }

    private static void numbers(String name, List<Integer> values, Json json) throws IOException {
        json.array(name);
        for (int value : values) {
            json.number(value);
        }
        json.close("]");
    }
}
