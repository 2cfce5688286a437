package io.chokepoint.api.export;

import io.chokepoint.api.error.ApiException;
import io.chokepoint.api.error.ErrorCode;
import io.chokepoint.api.error.HttpErrors;
import io.chokepoint.api.mutation.UserErrorCode;
import io.chokepoint.api.tenant.TenantVisits;
import io.chokepoint.export.deliver.DownloadLinks;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Files of the platform's own folders, by signed link. A link names its tenant; without a good signature, after its time, or
 * while the tenant is not served, there is nothing.
 */
@ApplicationScoped
class Downloads {
    private static final Logger LOG = Logger.getLogger(Downloads.class);
    private static final String ADDRESS = "/exports/download";

    private final Destinations destinations;
    private final ExportKeys keys;
    private final ExportConfig config;
    private final TenantVisits visits;

    Downloads(Destinations destinations, ExportKeys keys, ExportConfig config, TenantVisits visits) {
        this.destinations = destinations;
        this.keys = keys;
        this.config = config;
        this.visits = visits;
    }

    /**
     * Links to all files of a run's package.
     *
     * @throws Refusal when the package is not in the platform's own folder
     */
    List<ExportDownloadPayload.ExportDownload> links(UUID tenantId, Run run, Instant now) {
        if (run.state() != ExportRunState.SUCCEEDED) {
            throw new Refusal("runId", UserErrorCode.CONFLICT, "The run has delivered nothing: it is " + run.state());
        }
        String location = ReceiptJson.read(run.outcome().receipt()).location();
        Path folder = destinations.folder(tenantId).resolve(location);
        if (!Files.isDirectory(folder)) {
            throw new Refusal("runId", UserErrorCode.CONFLICT, "The package was delivered elsewhere, to " + location);
        }
        Instant expires = now.truncatedTo(ChronoUnit.SECONDS).plus(DownloadLinks.LONGEST);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .map(name -> new ExportDownloadPayload.ExportDownload(
                            name, url(tenantId, location + "/" + name, expires, now), expires))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(UUID tenantId, String path, Instant expires, Instant now) {
        return config.publicUrl().orElse("")
                + ADDRESS
                + "?tenant=" + tenantId
                + "&path=" + URLEncoder.encode(path, StandardCharsets.UTF_8)
                + "&expires=" + expires.getEpochSecond()
                + "&signature=" + keys.links().sign(tenantId.toString(), path, expires, now);
    }

    void register(@Observes Router router) {
        router.get(ADDRESS).handler(request -> request.vertx()
                .executeBlocking(() -> find(request), false)
                .onComplete(file -> send(request, file), failure -> {
                    LOG.errorf(failure, "A download failed, request %s", HttpErrors.requestId(request));
                    HttpErrors.send(request, new ApiException(ErrorCode.INTERNAL, "The file cannot be read"));
                }));
    }

    /** One answer for everything that is wrong with a link: it does not say what exists. */
    private Optional<Path> find(RoutingContext request) throws IOException {
        String tenant = request.request().getParam("tenant", "");
        String path = request.request().getParam("path", "");
        String signature = request.request().getParam("signature", "");
        String expires = request.request().getParam("expires", "");
        if (!keys.areThere()
                || !expires.matches("\\d{1,12}")
                || !keys.links().accepts(tenant, path, Long.parseLong(expires), signature, Instant.now())) {
            return Optional.empty();
        }
        UUID tenantId = UUID.fromString(tenant);
        if (visits.scopeOf(tenantId, ExportScheduler.WORKER).isEmpty()) {
            return Optional.empty();
        }
        Path folder = destinations.folder(tenantId).toRealPath();
        Path file = folder.resolve(path).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(file)
                : Optional.empty();
    }

    private static void send(RoutingContext request, Optional<Path> file) {
        if (file.isEmpty()) {
            HttpErrors.send(
                    request,
                    new ApiException(
                            ErrorCode.NOT_FOUND, "There is no such file, or the link has expired; make a new one"));
            return;
        }
        request.response()
                .putHeader("Content-Type", "application/octet-stream")
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + file.get().getFileName() + "\"")
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .sendFile(file.get().toString())
                .onFailure(fault -> LOG.warn("A download was cut", fault));
    }
}
