// Package plantest has what tests of sources share.
package plantest

import "lab/rdd/plan"

// Collect reads all partitions of a source of T, one after the other.
func Collect[T any](n *plan.Node) (all []T, err error) {
	for part := range n.Partitions {
		if err := n.Computation().Read(part, func(batch any) bool {
			all = append(all, batch.([]T)...)
			return true
		}); err != nil {
			return nil, err
		}
	}
	return all, nil
}
