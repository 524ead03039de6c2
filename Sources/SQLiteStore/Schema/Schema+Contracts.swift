extension Schema {
    /// Finds by contract the journeys whose key is another: those that were known before they had one.
    static let contracts = "CREATE INDEX journeys_by_contract ON journeys(contract) WHERE \(hasOtherKey)"

    /// Whether a journey's key is not that of its contract; not true without a contract.
    static let hasOtherKey = "key <> 'contract ' || contract"
}
