package io.chokepoint.export.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The manifest of a package that is otherwise complete. */
record Manifest(
        PackageSpec spec,
        String keyId,
        List<PartWriter.Part> parts,
        Optional<Beside> beside,
        List<PackageFile> documents,
        RowTally tally) {

    static final String VERSION = "1.0";

    /** The index values that the rows prove, or that they are computed from. */
    record Beside(PackageFile file, RowTally tally) {}

    long rows() {
        return tally.rows();
    }

    long bytes() {
        return parts.stream().mapToLong(part -> part.file().bytes()).sum();
    }

    String contentDigest() {
        return tally.contentDigest();
    }

    /** What it lists, in the order of delivery. */
    List<PackageFile> files() {
        List<PackageFile> files = new ArrayList<>();
        parts.forEach(part -> files.add(part.file()));
        beside.ifPresent(values -> files.add(values.file()));
        files.addAll(documents);
        return files;
    }

    ObjectNode json() throws IOException {
        RunIdentity identity = spec.identity();
        ObjectNode json = Json.object();
        json.put("manifestVersion", VERSION);
        json.put("export", identity.exportId());
        json.put("run", identity.runId());
        json.put("tenant", spec.tenant());
        json.putObject("dataset")
                .put("id", spec.dataset().id())
                .put("schema", spec.dataset().schema().version())
                .put("schemaSha256", sha256Of(Packed.SCHEMA));
        json.set("filters", Json.read(spec.filters().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        json.put("kind", identity.kind().name());
        json.put("supersedes", spec.supersedes().orElse(null));
        ArrayNode causes = json.putArray("causes");
        spec.causes().forEach(causes::add);
        json.putObject("period")
                .put("start", identity.period().start().toString())
                .put("endExclusive", identity.period().endExclusive().toString());
        Delivery delivery = spec.delivery();
        json.putObject("schedule")
                .put("expression", delivery.expression().isEmpty() ? null : delivery.expression())
                .put("zone", delivery.zone().isEmpty() ? null : delivery.zone())
                .put("scheduledFor", delivery.scheduledFor().toString());
        json.put("knownAt", identity.knownAt().toString());
        json.put("dataThrough", dataThrough());
        json.set(
                "overlay",
                spec.overlay()
                        .map(overlay -> Json.object().put("id", overlay.id()).put("sha256", overlay.sha256()))
                        .orElse(null));
        methodology(json.putArray("methodology"));
        files(json.putArray("files"));
        besides(json);
        ArrayNode listed = json.putArray("documents");
        documents.forEach(document -> describe(listed.addObject(), document));
        json.putObject("totals")
                .put("files", parts.size())
                .put("rows", rows())
                .put("bytes", bytes())
                .put("contentDigest", contentDigest());
        quality(json.putObject("quality"));
        json.putObject("signature")
                .put("algorithm", "Ed25519")
                .put("key", keyId)
                .put("file", Packed.SIGNATURE);
        json.put("createdAt", spec.createdAt().toString());
        return json;
    }

    private String sha256Of(String name) {
        return documents.stream()
                .filter(document -> document.path().equals(name))
                .findFirst()
                .orElseThrow()
                .sha256();
    }

    private String dataThrough() {
        return beside.map(Beside::tally)
                .orElse(tally)
                .dataThrough()
                .map(Object::toString)
                .orElse(null);
    }

    private void methodology(ArrayNode array) {
        for (String each : spec.identity().methodologies()) {
            String[] idAndVersion = each.split("@", 2);
            array.addObject().put("id", idAndVersion[0]).put("version", idAndVersion[1]);
        }
    }

    private void files(ArrayNode array) {
        for (PartWriter.Part part : parts) {
            ObjectNode file = array.addObject();
            file.put("path", part.file().path());
            file.put("format", spec.format().id());
            file.put("compression", spec.compression().id());
            file.put("rows", part.file().rows());
            file.put("bytes", part.file().bytes());
            file.put("sha256", part.file().sha256());
            part.minKey().forEach(file.putArray("minKey")::add);
            part.maxKey().forEach(file.putArray("maxKey")::add);
        }
    }

    private void besides(ObjectNode json) {
        Optional<ObjectNode> values = beside.map(each -> describe(Json.object(), each.file())
                .put("rows", each.file().rows())
                .put("contentDigest", each.tally().contentDigest()));
        // Composites alone say more, so that a run of another dataset that runs again has the bytes that it had.
        spec.composite()
                .ifPresentOrElse(
                        composite -> {
                            json.set("composite", composite.json());
                            json.set("components", values.orElse(null));
                        },
                        () -> json.set("claims", values.orElse(null)));
    }

    private static ObjectNode describe(ObjectNode json, PackageFile file) {
        return json.put("path", file.path()).put("bytes", file.bytes()).put("sha256", file.sha256());
    }

    private void quality(ObjectNode json) {
        ObjectNode nulls = json.putObject("nulls");
        tally.nulls().forEach(nulls::put);
        json.putArray("checks")
                .addObject()
                .put("id", "rows_written_equal_rows_counted")
                .put("ok", true);
    }
}
