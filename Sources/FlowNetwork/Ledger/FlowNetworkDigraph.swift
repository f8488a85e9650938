import Money

extension FlowNetwork {
    /// The network of a view as a simple digraph: one leg for each ordered pair of firms, amounts in minor units.
    ///
    /// Firms are named by their ids and keep their positions. Legs without a counted dollar in the view are left out.
    /// - Throws: ``GraphError`` when the amounts add up to more than 64 bits hold.
    public func digraph(_ view: FlowView) throws(GraphError) -> WeightedDigraph {
        let amounts = amounts(view)
        let counted = legs.indices.filter { amounts[$0] > 0 }
        return try WeightedDigraph(
            EdgeList(
                names: firms.map(\.id), tails: counted.map { Int32(legs[$0].from) },
                heads: counted.map { Int32(legs[$0].to) }, weights: counted.map { amounts[$0] },
                scale: currency.minorUnitsPerUnit))
    }
}
