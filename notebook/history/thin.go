package history

import "time"

// Bounds of one notebook's history.
const (
	maxVersions = 1000
	maxBytes    = 64 << 20
)

// step keeps one version for each stretch of time, up to an age.
type step struct {
	age, stretch time.Duration
}

// steps are how the versions that nobody asked for thin out. The last minutes are kept whole: that is what people want back after a slip.
func steps() []step {
	const day = 24 * time.Hour
	return []step{
		{10 * time.Minute, 0},
		{2 * time.Hour, time.Minute},
		{day, 10 * time.Minute},
		{14 * day, time.Hour},
		{365 * 100 * day, day},
	}
}

// Thin returns the versions that may go at a time, from a history in order. Of each stretch of time the newest stays, so that what was
// reached by then can be had back. Versions that were saved by hand or before an earlier one came back stay, as long as there
// are no more than 1,000 versions and 64 MiB in all; beyond that the oldest go, those that nobody asked for first.
func Thin(all []Version, now time.Time) []Version {
	var gone, kept []Version
	for i, v := range all {
		if v.Kind == Auto && i+1 < len(all) && sameStretch(v.Time, all[i+1].Time, now) {
			gone = append(gone, v)
			continue
		}
		kept = append(kept, v)
	}
	var bytes int64
	for _, v := range kept {
		bytes += v.Size
	}
	count := len(kept)
	for _, asked := range []bool{false, true} {
		for i, v := range kept {
			full := bytes > maxBytes || count > maxVersions
			if full && asked == (v.Kind != Auto) && i+1 < len(kept) { // the newest always stays
				gone = append(gone, v)
				bytes -= v.Size
				count--
			}
		}
	}
	return gone
}

func sameStretch(a, b, now time.Time) bool {
	for _, s := range steps() {
		if now.Sub(a) > s.age {
			continue
		}
		return s.stretch > 0 && a.Truncate(s.stretch).Equal(b.Truncate(s.stretch))
	}
	return true
}
