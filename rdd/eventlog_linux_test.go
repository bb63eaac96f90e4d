package rdd_test

import (
	"errors"
	"strings"
	"syscall"
	"testing"

	"lab/rdd"
)

// A full disk does not disturb jobs, and Close tells of it.
func TestCloseTellsThatTheEventLogIsNotComplete(t *testing.T) {
	sc := open(t, rdd.WithEventLog("/dev/full"))
	equal(t, "the count", rdd.Parallelize(sc, numbers(10), 2).Count(), 10)
	for range 2 {
		if err := sc.Close(); !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "the event log /dev/full is not complete") {
			t.Errorf("got %v", err)
		}
	}
}
