package io.chokepoint.api.export;

import io.chokepoint.export.ExportException;
import io.chokepoint.export.deliver.Webhook;
import io.chokepoint.export.schedule.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Sends notices that are due. Each is tried for about three days; a receiver that is gone gets no more. */
@ApplicationScoped
class NoticeSender {
    private static final int MOST_AT_ONCE = 3;
    // Longer than any attempt takes: meanwhile no other replica sends the same.
    private static final Duration ATTEMPT = Duration.ofMinutes(3);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofHours(8), 20);

    private final PanacheTenantSql sql;
    private final ExportKeys keys;
    private final Destinations destinations;

    NoticeSender(PanacheTenantSql sql, ExportKeys keys, Destinations destinations) {
        this.sql = sql;
        this.keys = keys;
        this.destinations = destinations;
    }

    /** Sends those of a tenant. */
    void send(UUID tenantId) {
        List<NoticeBook.Notice> due =
                sql.call(tenantId, connection -> NoticeBook.take(connection, tenantId, MOST_AT_ONCE, ATTEMPT));
        due.forEach(notice -> send(tenantId, notice));
    }

    private void send(UUID tenantId, NoticeBook.Notice notice) {
        WebhookStore.Hook hook = sql.call(
                        tenantId, connection -> WebhookStore.find(connection, tenantId, notice.webhookId()))
                .orElseThrow();
        try {
            Instant now = Instant.now();
            new Webhook(URI.create(hook.url()), secrets(tenantId, hook, now), destinations.egress())
                    .send(notice.id(), now, notice.body());
            sql.call(tenantId, connection -> {
                NoticeBook.sent(connection, tenantId, notice);
                return null;
            });
        } catch (ExportException e) {
            failed(tenantId, notice, e);
        }
    }

    private void failed(UUID tenantId, NoticeBook.Notice notice, ExportException e) {
        boolean gone = e instanceof Webhook.GoneException;
        Duration wait =
                BACKOFF.delay(notice.attempts(), ThreadLocalRandom.current().nextDouble());
        sql.call(tenantId, connection -> {
            NoticeBook.failed(
                    connection, tenantId, notice, !gone && BACKOFF.mayRetry(notice.attempts()), wait, e.getMessage());
            if (gone) {
                WebhookStore.end(connection, tenantId, notice.webhookId(), e.getMessage());
            }
            return null;
        });
    }

    private List<String> secrets(UUID tenantId, WebhookStore.Hook hook, Instant now) {
        String owner = DestinationRow.owner(tenantId, hook.id());
        List<String> secrets = new ArrayList<>(List.of(keys.secrets().open(hook.secret(), owner)));
        if (hook.oldSecret() != null && now.isBefore(hook.oldUntil())) {
            secrets.add(keys.secrets().open(hook.oldSecret(), owner));
        }
        return secrets;
    }
}
