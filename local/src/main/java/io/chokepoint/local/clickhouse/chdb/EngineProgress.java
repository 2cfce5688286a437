package io.chokepoint.local.clickhouse.chdb;

/**
 * What a statement has done.
 *
 * @param elapsedSeconds as the engine measured it
 */
public record EngineProgress(
        long readRows, long readBytes, long writtenRows, long writtenBytes, double elapsedSeconds) {}
