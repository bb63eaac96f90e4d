package lawtest

import (
	"math/rand/v2"
	"time"

	"lab/rdd"
	"lab/rdd/chaos"
)

// Faults gives the options that make a context fail in ways that it must survive; seed decides which and when. Nil runs
// everything without faults.
var Faults func(seed uint64) []rdd.Option = inject

// inject gives contexts anything from few faults to as many as there can be.
func inject(seed uint64) []rdd.Option {
	rng := rand.New(rand.NewPCG(seed, 6))
	p := func() float64 { return []float64{0, 0.05, 0.3, 1}[rng.IntN(4)] }
	return []rdd.Option{rdd.WithFaults(chaos.New(seed, chaos.KillTasks(p()), chaos.DelayTasks(p()/10, 100*time.Microsecond),
		chaos.LosePartitions(p()), chaos.LoseOutputs(p()), chaos.CorruptFiles(p())))}
}
