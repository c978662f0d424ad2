package com.evertill.rehearsal.plug;

import com.evertill.rehearsal.plug.DiskOp.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a power cut makes of the operations on one file that no fsync has followed yet. */
enum Loss {
    /** As after a kill: the cache was written out just in time. */
    NOTHING {
        @Override
        List<DiskOp> survivors(List<DiskOp> pending, RandomGenerator random) {
            return pending;
        }
    },
    EVERYTHING {
        @Override
        List<DiskOp> survivors(List<DiskOp> pending, RandomGenerator random) {
            return List.of();
        }
    },
    /** The disk wrote in order and did not come to the end. */
    THE_END {
        @Override
        List<DiskOp> survivors(List<DiskOp> pending, RandomGenerator random) {
            return pending.subList(0, random.nextInt(pending.size() + 1));
        }
    },
    /** The later ones came first. */
    THE_BEGINNING {
        @Override
        List<DiskOp> survivors(List<DiskOp> pending, RandomGenerator random) {
            return pending.subList(random.nextInt(pending.size() + 1), pending.size());
        }
    },
    SOME_WRITES {
        @Override
        List<DiskOp> survivors(List<DiskOp> pending, RandomGenerator random) {
            double kept = random.nextDouble();
            return pending.stream().filter(_ -> random.nextDouble() < kept).toList();
        }
    },
    /** Writes are torn. */
    SOME_SECTORS {
        @Override
        List<DiskOp> survivors(List<DiskOp> pending, RandomGenerator random) {
            double kept = random.nextDouble();
            var torn = new ArrayList<DiskOp>();
            for (var op : pending) {
                var sectors = op instanceof Write write ? sectors(write) : List.of(op);
                sectors.stream().filter(_ -> random.nextDouble() < kept).forEach(torn::add);
            }
            return torn;
        }
    };

    private static final int SECTOR = 512;

    /** @param pending in their order; the answer keeps it, since of two writes to one place the later one is the newer. */
    abstract List<DiskOp> survivors(List<DiskOp> pending, RandomGenerator random);

    private static List<Write> sectors(Write write) {
        var sectors = new ArrayList<Write>();
        for (int from = 0; from < write.bytes().length; ) {
            int to = Math.min(write.bytes().length, from + SECTOR - (int) ((write.offset() + from) % SECTOR));
            sectors.add(write.part(from, to));
            from = to;
        }
        return sectors;
    }
}
