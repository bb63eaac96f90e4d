package rdd_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lab/rdd"
)

func ExampleRDD_Checkpoint() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	sc := rdd.NewContext(rdd.WithPartitions(2), rdd.WithCheckpointDir(dir))
	defer sc.Close()
	// An iterative program: each step is computed from the one before, so the lineage grows.
	powers := rdd.Parallelize(sc, []int{1, 2, 3})
	for step := 1; step <= 20; step++ {
		powers = rdd.Map(powers, func(x int) int { return 2 * x % 1000 })
		if step%10 == 0 {
			powers.Cache().Checkpoint()
			powers.Count() // an action, after which the files are written
			powers.Unpersist()
		}
	}
	fmt.Println(powers.Collect(), powers.IsCheckpointed())
	// Output: [576 152 728] true
}

func ExampleRDD_LocalCheckpoint() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Map(rdd.Range(sc, 0, 5, 1, 2), func(x int64) int64 { return x * x }).LocalCheckpoint()
	fmt.Println(r.Count(), r.IsCheckpointed(), r.StorageLevel(), r.Collect())
	// Output: 5 true MemoryAndDisk [0 1 4 9 16]
}

func ExampleRDD_IsCheckpointed() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 5, 1).LocalCheckpoint()
	before := r.IsCheckpointed()
	r.Count()
	fmt.Println(before, r.IsCheckpointed())
	// Output: false true
}

func ExampleRDD_IsLocallyCheckpointed() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 5, 1)
	before := r.IsLocallyCheckpointed()
	fmt.Println(before, r.LocalCheckpoint().IsLocallyCheckpointed())
	// Output: false true
}

func ExampleRDD_CheckpointFile() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	sc := rdd.NewContext(rdd.WithCheckpointDir(dir))
	r := rdd.Range(sc, 0, 5, 1, 2).Checkpoint()
	r.Count()
	sc.Close()

	later := rdd.NewContext()
	defer later.Close()
	fmt.Println(rdd.ObjectFile[int64](later, r.CheckpointFile()).Collect())
	// Output: [0 1 2 3 4]
}

func ExampleContext_SetCheckpointDir() {
	sc := rdd.NewContext()
	defer sc.Close()
	r := rdd.Range(sc, 0, 5, 1)
	fmt.Println(errors.Unwrap(rdd.Maybe(func() { r.Checkpoint() })))
	sc.SetCheckpointDir(filepath.Join(os.TempDir(), "checkpoints")) // is made when something is written
	fmt.Println(rdd.Maybe(func() { r.Checkpoint() }))
	// Output:
	// no folder is set for checkpoints; call SetCheckpointDir first, or give NewContext WithCheckpointDir
	// <nil>
}

func ExampleContext_CheckpointDir() {
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Printf("%q\n", sc.CheckpointDir())
	sc.SetCheckpointDir(filepath.Join("data", "checkpoints")) // below the folder in which the program is
	fmt.Println(filepath.IsAbs(sc.CheckpointDir()), filepath.Base(sc.CheckpointDir()))
	// Output:
	// ""
	// true checkpoints
}

func ExampleWithCheckpointDir() {
	sc := rdd.NewContext(rdd.WithCheckpointDir(filepath.Join(os.TempDir(), "checkpoints")))
	defer sc.Close()
	fmt.Println(filepath.Base(sc.CheckpointDir()))
	// Output: checkpoints
}
