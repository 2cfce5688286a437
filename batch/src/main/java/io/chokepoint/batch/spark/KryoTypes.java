package io.chokepoint.batch.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.chokepoint.batch.engine.GroupPlan;
import io.chokepoint.batch.engine.SeriesEntities;
import io.chokepoint.batch.index.PartOfRun;
import io.chokepoint.batch.parquet.FileRange;
import io.chokepoint.indices.scan.Moments;
import org.apache.spark.serializer.KryoRegistrator;

/** How the shuffle writes objects: arrays of primitives as they lie, and records, which Kryo does not know, as Java does. */
public final class KryoTypes implements KryoRegistrator {

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.register(Moments.class, new JavaSerializer());
        kryo.register(PartOfRun.class, new JavaSerializer());
        kryo.register(FileRange.class, new JavaSerializer());
        kryo.register(GroupPlan.class, new JavaSerializer());
        kryo.register(SeriesEntities.class, new JavaSerializer());
    }
}
