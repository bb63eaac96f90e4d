// Package rdd has resilient distributed datasets: lazy, partitioned collections that are recomputed from their lineage.
package rdd
