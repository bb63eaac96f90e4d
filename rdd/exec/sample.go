package exec

import (
	"lab/rdd/hash"
	"lab/rdd/order"
)

// sample holds keys that stand for all those of a map task, so that bounds can be chosen. Which ones are taken depends on
// their places in the task's input alone, not on what had to be written to disk: bounds are the same with every budget.
type sample struct {
	most   int // how many are kept at most
	keys   order.Keys
	places []int
	step   int // each stands for about so many elements, a power of two
}

// samplesPerRange is about how many keys stand for one range when bounds are chosen: ranges come out even to a few
// percent.
const samplesPerRange = 1024

// newSample makes an empty sample of one of so many map tasks.
func newSample(tasks, ranges int) *sample {
	return &sample{most: min(max(samplesPerRange*ranges/max(tasks, 1), 128), 8192), step: 1}
}

// add takes the keys of the next elements, of which the first has the place.
func (s *sample) add(keys order.Keys, place int) {
	var picks []int32
	for i := range keys.Len() {
		if s.takes(place+i, s.step) {
			picks = append(picks, int32(i))
			s.places = append(s.places, place+i)
		}
	}
	s.keys = s.keys.Join(keys.At(picks))
	for len(s.places) > s.most {
		s.thin(2 * s.step)
	}
}

// takes tells whether the element at a place is in a sample with the step. What is in one with a larger step is in those
// with smaller ones, too.
func (s *sample) takes(place, step int) bool {
	return hash.Mix(uint64(place)*0x9e3779b97f4a7c15+1)&uint64(step-1) == 0
}

// thin drops what is not in a sample with the step.
func (s *sample) thin(step int) {
	var picks []int32
	var places []int
	for i, place := range s.places {
		if s.takes(place, step) {
			picks = append(picks, int32(i))
			places = append(places, place)
		}
	}
	s.keys, s.places, s.step = s.keys.At(picks), places, step
}

// boundsOf chooses bounds for ranges of about even size from the samples of all map tasks.
func boundsOf(samples []*sample, ranges int) order.Keys {
	step := 1
	for _, s := range samples {
		step = max(step, s.step)
	}
	var all order.Keys
	for _, s := range samples {
		same := *s
		same.thin(step)
		all = all.Join(same.keys)
	}
	return order.Bounds(all, ranges)
}
